package org.codonstream.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reconciliation found: whether recount, ledger and public tables are equal, and where they are not.
 *
 * @param identities how input and ledger compare
 * @param differences the first of those that differ
 * @param tables how ledger and public tables compare
 */
public record Reconciliation(IdentityNumbers identities, List<String> differences, TableComparison tables) {

    /**
     * How many identities were found to be what.
     *
     * @param equal and counted alike
     * @param text the differing ones, kind by kind, empty if there are none
     * @param arrivedSince decided by the stream since the comparison began, and so not compared
     */
    record IdentityNumbers(long equal, String text, long arrivedSince) {

        static IdentityNumbers of(Comparison comparison) {
            String text = Stream.of(Finding.values())
                    .filter(finding -> finding.differs() && comparison.number(finding) > 0)
                    .map(finding -> String.format(Locale.ROOT, "%,d %s", comparison.number(finding), finding.label()))
                    .collect(Collectors.joining(", "));
            return new IdentityNumbers(
                    comparison.number(Finding.EQUAL), text, comparison.number(Finding.ARRIVED_SINCE));
        }
    }

    public Reconciliation {
        differences = List.copyOf(differences);
    }

    /** Whether all that could be compared is equal. */
    public boolean isEqual() {
        return identities.text().isEmpty() && tables.differing() == 0;
    }

    /** For people: the verdict first, then what differs, then what could not be compared. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(verdict());
        lines.addAll(differences);
        lines.addAll(tables.first());
        if (identities.arrivedSince() > 0) {
            lines.add(String.format(
                    Locale.ROOT, "%,d arrived since this began, and were not compared", identities.arrivedSince()));
        }
        if (tables.changed() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d tables changed meanwhile, and were not compared",
                    tables.changed(),
                    tables.changed() + tables.compared()));
        }
        return String.join("\n", lines);
    }

    private String verdict() {
        if (isEqual()) {
            return "equal: " + amount(identities.equal(), "sequence") + " in input and stream, "
                    + amount(tables.compared(), "table");
        }
        String sequences = identities.text().isEmpty()
                ? "all " + amount(identities.equal(), "sequence") + " equal"
                : identities.text() + "; " + amount(identities.equal(), "sequence") + " equal";
        return String.format(
                Locale.ROOT,
                "not equal: %s; %,d of %s differ from the ledger",
                sequences,
                tables.differing(),
                amount(tables.compared(), "table"));
    }

    private static String amount(long number, String one) {
        return String.format(Locale.ROOT, "%,d %s%s", number, one, number == 1 ? "" : "s");
    }
}
