package org.codonstream.decision;

import org.codonstream.block.Candidate;
import org.codonstream.block.Candidate.Standing;
import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.LedgerEntry;
import org.codonstream.schema.Place;
import org.codonstream.schema.Publication;
import org.codonstream.schema.SequenceHeading;
import org.jspecify.annotations.Nullable;

/**
 * What a publication changes of an entry: by version, then by place in Kafka's order, never by clocks. Pure: the same
 * entry and candidate always give the same judgement.
 */
public final class LedgerRules {

    private LedgerRules() {}

    /**
     * Judges a sequence against what the ledger holds for its identity.
     *
     * @param current the entry of the identity, null where there is none
     * @param place where the publication stands
     */
    public static Judgement judge(
            @Nullable LedgerEntry current, Candidate candidate, Publication publication, Place place) {
        if (current == null) {
            return counted(null, candidate, publication, place, voidedBelow(null, candidate, place));
        }
        if (current.getVoidedBelow() != null && Places.isLower(place, current.getVoidedBelow())) {
            return Judgement.unchanged(Decision.STALE);
        }
        LedgerCounts held = current.getCounted();
        Place voidedBelow = voidedBelow(current, candidate, place);
        if (held == null) {
            return counted(null, candidate, publication, place, voidedBelow);
        }
        if (candidate.standing() == Standing.VOIDS_LOWER) {
            return judgeVoiding(current, held, candidate, publication, place);
        }
        int newer = Integer.compare(
                candidate.heading().getVersion(), held.getHeading().getVersion());
        if (newer > 0) {
            return counted(held, candidate, publication, place, voidedBelow);
        }
        return newer < 0
                ? Judgement.unchanged(Decision.STALE)
                : judgeSameVersion(current, held, candidate, publication, place);
    }

    /**
     * Judges a retraction against what the ledger holds for the identity.
     *
     * @param current the entry of the identity, null where there is none
     * @param place where the retraction stands
     */
    public static Judgement retract(@Nullable LedgerEntry current, Place place) {
        if (current == null) {
            return Judgement.noted(Decision.ABSENT, new LedgerEntry(place, place, null));
        }
        Place voidedBelow = Places.higher(place, current.getVoidedBelow());
        LedgerCounts held = current.getCounted();
        if (held == null) {
            return Judgement.noted(
                    Decision.ABSENT, new LedgerEntry(Places.higher(place, current.getPlace()), voidedBelow, null));
        }
        if (!Places.isLower(current.getPlace(), place)) {
            return Judgement.noted(Decision.STALE, new LedgerEntry(current.getPlace(), voidedBelow, held));
        }
        return new Judgement(Decision.RETRACTED, new LedgerEntry(place, voidedBelow, null), held, null);
    }

    private static Judgement judgeVoiding(
            LedgerEntry current, LedgerCounts held, Candidate candidate, Publication publication, Place place) {
        Place voidedBelow = Places.higher(place, current.getVoidedBelow());
        if (Places.isLower(place, current.getPlace())) {
            return Judgement.noted(Decision.STALE, new LedgerEntry(current.getPlace(), voidedBelow, held));
        }
        LedgerCounts counts = Contributions.store(candidate, publication);
        if (counts.getContentDigest().equals(held.getContentDigest())
                && candidate.heading().getVersion() == held.getHeading().getVersion()) {
            return Judgement.noted(Decision.DUPLICATE, new LedgerEntry(place, voidedBelow, held));
        }
        return new Judgement(Decision.REPLACED, new LedgerEntry(place, voidedBelow, counts), held, counts);
    }

    private static Judgement judgeSameVersion(
            LedgerEntry current, LedgerCounts held, Candidate candidate, Publication publication, Place place) {
        if (isDecided(held, publication, candidate.heading().getRow())) {
            return Judgement.unchanged(Decision.DECIDED_BEFORE);
        }
        Candidate complete = Contributions.completedBy(candidate, held);
        LedgerCounts counts = Contributions.store(complete, publication);
        if (counts.getContentDigest().equals(held.getContentDigest())) {
            Place confirmed = Places.higher(place, current.getPlace());
            return Judgement.noted(
                    Decision.DUPLICATE,
                    new LedgerEntry(
                            confirmed,
                            current.getVoidedBelow(),
                            Contributions.confirmed(held, publication, candidate.heading())));
        }
        if (publication.equals(held.getPublication()) || publication.equals(held.getConfirmedBy())) {
            return Judgement.unchanged(Decision.CONFLICT);
        }
        if (!Places.isLower(current.getPlace(), place)) {
            return Judgement.unchanged(Decision.STALE);
        }
        return new Judgement(Decision.REPLACED, new LedgerEntry(place, current.getVoidedBelow(), counts), held, counts);
    }

    /** Whether this very row of this very publication is what the entry holds or confirms. */
    public static boolean isDecided(LedgerEntry entry, Publication publication, long row) {
        LedgerCounts held = entry.getCounted();
        return held != null && isDecided(held, publication, row);
    }

    private static boolean isDecided(LedgerCounts held, Publication publication, long row) {
        SequenceHeading heading = held.getHeading();
        return (publication.equals(held.getPublication()) && row == heading.getRow())
                || (publication.equals(held.getConfirmedBy()) && row == held.getConfirmedRow());
    }

    private static Judgement counted(
            @Nullable LedgerCounts held,
            Candidate candidate,
            Publication publication,
            Place place,
            @Nullable Place voidedBelow) {
        LedgerCounts counts = Contributions.store(candidate, publication);
        Decision decision = held == null ? Decision.COUNTED : Decision.REPLACED;
        return new Judgement(decision, new LedgerEntry(place, voidedBelow, counts), held, counts);
    }

    private static @Nullable Place voidedBelow(@Nullable LedgerEntry current, Candidate candidate, Place place) {
        Place before = current == null ? null : current.getVoidedBelow();
        return candidate.standing() == Standing.VOIDS_LOWER ? Places.higher(place, before) : before;
    }
}
