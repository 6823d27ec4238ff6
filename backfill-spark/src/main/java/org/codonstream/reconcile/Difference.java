package org.codonstream.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.codon.Reading;
import org.codonstream.decision.Contributions;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.LedgerEntry;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.Values;
import org.codonstream.sequence.RefgetDigest;
import org.codonstream.usage.SequenceUsage;
import org.jspecify.annotations.Nullable;

/**
 * An identity about which input and stream do not agree.
 *
 * @param recount what the input holds, null if nothing
 * @param ledger what the ledger has about it, null if nothing
 */
record Difference(
        String identity,
        Finding finding,
        @Nullable LedgerEntry recount,
        @Nullable LedgerEntry ledger) {

    /** Below the first word of a side. */
    private static final String NEXT_LINE = "\n          ";

    /** The frames of the other strand follow from these. */
    private static final List<Reading> FRAMES = List.of(Reading.FRAME0, Reading.FRAME1, Reading.FRAME2);

    private static final List<Reading> FRAMES_AND_CODING =
            List.of(Reading.FRAME0, Reading.FRAME1, Reading.FRAME2, Reading.CDS);

    static Difference of(Row row) {
        return new Difference(
                row.getString(0), Finding.valueOf(row.getString(1)), entry(row.getAs(4)), entry(row.getAs(5)));
    }

    /** For people: what it is, and both sides with their counts. */
    String text() {
        return finding.label() + " " + identity + "\n  input:  " + text(recount) + "\n  stream: " + text(ledger)
                + firstCodon();
    }

    @Nullable
    LedgerCounts counted() {
        return recount == null ? null : recount.getCounted();
    }

    @Nullable
    LedgerCounts held() {
        return ledger == null ? null : ledger.getCounted();
    }

    private static String text(@Nullable LedgerEntry entry) {
        if (entry == null) {
            return "nothing";
        }
        LedgerCounts counts = entry.getCounted();
        return counts == null ? "retracted" : text(counts);
    }

    private static String text(LedgerCounts counts) {
        SequenceHeading heading = counts.getHeading();
        CodonCounts frame0 = frames(counts).frame0();
        StringBuilder text = new StringBuilder();
        text.append(heading.getId()).append(", version ").append(heading.getVersion());
        text.append(String.format(
                Locale.ROOT,
                ", %,d bases, frame 0: %,d codons and %,d ambiguous",
                heading.getLength(),
                frame0.counted(),
                frame0.ambiguous()));
        long coding = counts.getCoding().stream()
                .mapToLong(code -> code.getCodingSequences())
                .sum();
        if (coding > 0) {
            text.append(String.format(Locale.ROOT, ", %,d coding sequence%s", coding, coding == 1 ? "" : "s"));
        }
        text.append(NEXT_LINE).append(filing(heading));
        text.append(NEXT_LINE).append(RefgetDigest.text(heading.getBasesDigest().bytes()));
        text.append(", batch ").append(counts.getPublication().getBatch());
        return text.toString();
    }

    private static String filing(SequenceHeading heading) {
        List<String> filing = new ArrayList<>();
        add(filing, "source", heading.getSource());
        add(filing, "taxon", heading.getTaxonId());
        add(filing, "compartment", heading.getCompartment());
        add(filing, "genetic code", heading.getGeneticCode());
        return filing.isEmpty() ? "filed under nothing" : String.join(", ", filing);
    }

    private static void add(List<String> filing, String name, @Nullable Object value) {
        if (value != null) {
            filing.add(name + " " + value);
        }
    }

    /** Two counts that are not the same, where both sides have some; of coding sequences only where the input states them. */
    private String firstCodon() {
        LedgerCounts counted = counted();
        LedgerCounts held = held();
        if (counted == null || held == null) {
            return "";
        }
        boolean codingStated = counted.getHeading().getCodingDigest() != null;
        SequenceUsage ours = usage(counted);
        SequenceUsage theirs = usage(held);
        for (Reading reading : codingStated ? FRAMES_AND_CODING : FRAMES) {
            for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
                long our = ours.reading(reading).codon(codon);
                long their = theirs.reading(reading).codon(codon);
                if (our != their) {
                    return String.format(
                            Locale.ROOT, "\n  %s %s: %,d against %,d", reading.label(), Codon.text(codon), our, their);
                }
            }
        }
        return "";
    }

    private static SequenceUsage usage(LedgerCounts counts) {
        return new SequenceUsage(
                frames(counts), Values.codingCounts(counts.getCoding()), Values.filing(counts.getHeading()));
    }

    private static FrameCounts frames(LedgerCounts counts) {
        return Contributions.frames(counts, new CodonCounter());
    }

    private static @Nullable LedgerEntry entry(byte @Nullable [] bytes) {
        return bytes == null ? null : Codecs.LEDGER_ENTRY.decodeOwn(bytes);
    }
}
