package org.codonstream.recount;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.codonstream.block.Candidate;
import org.codonstream.block.Candidate.Standing;
import org.codonstream.block.CountedSegment;
import org.codonstream.codon.CodonCounter;
import org.codonstream.decision.ConflictException;
import org.codonstream.decision.Contributions;
import org.codonstream.decision.Decision;
import org.codonstream.decision.Judgement;
import org.codonstream.decision.LedgerRules;
import org.codonstream.decision.PendingSegments;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.LedgerEntry;
import org.codonstream.schema.PendingSequence;
import org.codonstream.schema.Place;
import org.codonstream.schema.Publication;
import org.codonstream.schema.Values;
import org.jspecify.annotations.Nullable;

/**
 * Decides the events of each identity in their order by the ledger's own rules, so that a recount holds what the ledger
 * would hold: the newest version, of one version the latest content, nothing twice, nothing that was retracted.
 */
final class LedgerFold implements RunFold.Folder {

    private final PositionNames names;
    private final CodonCounter counter = new CodonCounter();

    LedgerFold(PositionNames names) {
        this.names = names;
    }

    @Override
    public void fold(String identity, Iterator<Row> run, Consumer<Row> out) {
        Account account = new Account(identity, out);
        while (run.hasNext()) {
            account.take(Event.of(run.next()));
        }
        account.close();
    }

    /** What is held for one identity while its events are decided. */
    private final class Account {

        private final String identity;
        private final Consumer<Row> out;
        private final Map<String, byte[]> sums = new HashMap<>();
        private final PendingSegments pending = new PendingSegments(new SumsInMemory(sums));
        private @Nullable LedgerEntry entry;
        private long last;

        Account(String identity, Consumer<Row> out) {
            this.identity = identity;
            this.out = out;
        }

        void take(Event event) {
            switch (event.kind()) {
                case SEQUENCE -> sequence(event, Standing.COMPETES);
                case REPLACEMENT -> sequence(event, Standing.VOIDS_LOWER);
                case SEGMENT -> segment(event);
                case RETRACTION -> {
                    Place place = Codecs.LEDGER_ENTRY.decodeOwn(event.payload()).getPlace();
                    apply(event, LedgerRules.retract(entry, place));
                }
                case FAULT -> fault(event, new String(event.payload(), StandardCharsets.UTF_8));
                case REJECTED_CODING ->
                    out.accept(Outcome.rejectedCoding(
                                    identity, event.position(), new String(event.payload(), StandardCharsets.UTF_8))
                            .toRow());
            }
        }

        void close() {
            sums.values().forEach(this::unfinished);
            if (entry != null && entry.getCounted() != null) {
                out.accept(Outcome.counted(identity, last, entry).toRow());
            }
        }

        private void unfinished(byte[] sum) {
            PendingSequence sequence = Codecs.PENDING_SEQUENCE.decodeOwn(sum);
            String sentence = sequence.getHeading().getId() + " of batch "
                    + sequence.getPublication().getBatch() + ": only "
                    + sequence.getReceived().size() + " of its "
                    + sequence.getSegments() + " segments could be counted, so it is left out";
            out.accept(Outcome.fault(identity, last, sentence).toRow());
        }

        private void sequence(Event event, Standing standing) {
            LedgerEntry given = Codecs.LEDGER_ENTRY.decodeOwn(event.payload());
            LedgerCounts counts = given.getCounted();
            judge(event, Contributions.candidate(counts, standing, counter), counts.getPublication(), given.getPlace());
        }

        private void segment(Event event) {
            PendingSequence given = Codecs.PENDING_SEQUENCE.decodeOwn(event.payload());
            Publication publication = given.getPublication();
            if (entry != null
                    && LedgerRules.isDecided(
                            entry, publication, given.getHeading().getRow())) {
                return;
            }
            try {
                PendingSegments.Whole whole = pending.add(segment(given), publication, given.getPlace());
                if (whole != null) {
                    judge(event, whole.candidate(), publication, whole.place());
                }
            } catch (ConflictException e) {
                fault(event, names.name(identity, event.position()) + ": " + e.getMessage());
            }
        }

        private static CountedSegment segment(PendingSequence given) {
            return new CountedSegment(
                    given.getHeading(),
                    given.getReceived().get(0),
                    given.getSegments(),
                    Values.frameCounts(given.getOwnBases(), given.getFrames()),
                    Values.codingCounts(given.getCoding()));
        }

        private void judge(Event event, Candidate candidate, Publication publication, Place place) {
            Judgement judgement = LedgerRules.judge(entry, candidate, publication, place);
            if (judgement.decision() == Decision.CONFLICT) {
                fault(
                        event,
                        names.name(identity, event.position()) + " ("
                                + candidate.heading().getId()
                                + "): has the id and version of " + names.name(identity, last)
                                + " of the same batch, but other bases, another filing or other coding sequences: keep one"
                                + " of the two, or leave out the later one with --on-bad-row reject");
                return;
            }
            apply(event, judgement);
        }

        private void apply(Event event, Judgement judgement) {
            if (judgement.entry() != null) {
                entry = judgement.entry();
                last = event.position();
            }
        }

        private void fault(Event event, String sentence) {
            out.accept(Outcome.fault(identity, event.position(), sentence).toRow());
        }
    }
}
