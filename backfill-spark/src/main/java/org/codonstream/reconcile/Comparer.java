package org.codonstream.reconcile;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.codonstream.block.Candidate;
import org.codonstream.codon.CodonCounter;
import org.codonstream.decision.Contributions;
import org.codonstream.decision.Decision;
import org.codonstream.decision.LedgerRules;
import org.codonstream.recount.RunFold;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.LedgerEntry;
import org.codonstream.schema.Publication;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a recount counted for an identity against what the ledger holds, by the ledger's own rules: what would change
 * if the recount were published at its moment. Hands on what differs, and at the end of a partition how many of each kind
 * it found.
 */
final class Comparer implements RunFold.Folder {

    /**
     * Of a number found, {@code identity} is null; else the entries are there where the sides have one. {@code bases} are
     * those of the recount.
     */
    static final StructType FOUND = new StructType()
            .add("identity", DataTypes.StringType, true)
            .add("finding", DataTypes.StringType, false)
            .add("number", DataTypes.LongType, false)
            .add("bases", DataTypes.LongType, false)
            .add("recount", DataTypes.BinaryType, true)
            .add("ledger", DataTypes.BinaryType, true);

    static final String RECOUNT = "recount";
    static final String LEDGER = "ledger";

    /** Stands for the publication that a backfill would be: one that the ledger has never seen. */
    private static final Publication NEW = new Publication("", "");

    private final Moment moment;
    private final @Nullable String source;
    private final CodonCounter counter = new CodonCounter();
    private final Map<Finding, Found> found = new EnumMap<>(Finding.class);

    /**
     * Compares at a moment.
     *
     * @param source of which the input holds everything, null where it holds everything there is
     */
    Comparer(Moment moment, @Nullable String source) {
        this.moment = moment;
        this.source = source;
    }

    @Override
    public void fold(String identity, Iterator<Row> run, Consumer<Row> out) {
        byte[] recount = null;
        byte[] ledger = null;
        while (run.hasNext()) {
            Row row = run.next();
            if (row.getString(1).equals(RECOUNT)) {
                recount = row.getAs(2);
            } else {
                ledger = row.getAs(2);
            }
        }
        LedgerEntry counted = decoded(recount);
        Finding finding = find(identity, counted, decoded(ledger));
        if (finding != null) {
            long bases = counted == null || counted.getCounted() == null
                    ? 0
                    : counted.getCounted().getHeading().getLength();
            found.merge(finding, new Found(1, bases), Found::plus);
            if (finding.differs()) {
                out.accept(RowFactory.create(identity, finding.name(), 1L, bases, recount, ledger));
            }
        }
    }

    @Override
    public void end(Consumer<Row> out) {
        found.forEach((finding, sum) ->
                out.accept(RowFactory.create(null, finding.name(), sum.number(), sum.bases(), null, null)));
    }

    private @Nullable Finding find(String identity, @Nullable LedgerEntry recount, @Nullable LedgerEntry ledger) {
        int partition = moment.layout().partition(identity);
        if (ledger != null && moment.isBefore(partition, ledger.getPlace())) {
            return Finding.ARRIVED_SINCE;
        }
        LedgerCounts held = ledger == null ? null : ledger.getCounted();
        LedgerCounts counted = recount == null ? null : recount.getCounted();
        if (counted == null) {
            return held != null && isOfSource(held) ? Finding.EXTRA : null;
        }
        Candidate candidate = Contributions.candidate(counted, Candidate.Standing.COMPETES, counter);
        Decision decision = LedgerRules.judge(ledger, candidate, NEW, moment.place(partition))
                .decision();
        return switch (decision) {
            case COUNTED -> Finding.MISSING;
            case REPLACED -> Finding.DIFFERENT;
            case DUPLICATE -> held != null && isCountedAlike(candidate, held) ? Finding.EQUAL : Finding.MISCOUNTED;
            case STALE -> Finding.OLDER;
            default -> throw new IllegalStateException(identity + " can't be " + decision + " for a new publication");
        };
    }

    private boolean isOfSource(LedgerCounts held) {
        return source == null || source.equals(held.getHeading().getSource());
    }

    /** Coding sequences that the input does not state stay as they are, and so are alike. */
    private boolean isCountedAlike(Candidate candidate, LedgerCounts held) {
        Candidate complete = Contributions.completedBy(candidate, held);
        Candidate other = Contributions.candidate(held, Candidate.Standing.COMPETES, counter);
        return Objects.equals(complete.frames(), other.frames()) && Objects.equals(complete.coding(), other.coding());
    }

    private static @Nullable LedgerEntry decoded(byte @Nullable [] entry) {
        return entry == null ? null : Codecs.LEDGER_ENTRY.decodeOwn(entry);
    }
}
