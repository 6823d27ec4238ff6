package org.codonstream.cli;

import java.io.IOException;
import java.io.PrintStream;
import org.codonstream.codon.CodonCounts;
import org.codonstream.command.Checked;
import org.codonstream.usage.CodonUsageTable;
import org.codonstream.usage.RowSelection;
import org.codonstream.usage.StopCodons;
import org.codonstream.usage.TableHeading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which counts a codon usage table is made of, through which genetic code it is seen, and how it is written. */
final class TableOptions {
    @Mixin
    private ViewOptions view;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv, tsv, json, cusp (EMBOSS's cut), gcg, cutg (Kazusa), spsum or parquet"
                    + " (${DEFAULT-VALUE}).")
    private TableForm format;

    @Option(names = "--skip-stops", description = "Take stop codons out of rows and denominators.")
    private boolean skipStops;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            defaultValue = "0",
            description = "Leave out rows with fewer codons.")
    private long minCount;

    @Option(names = "--top", paramLabel = "N", description = "Only the N rows with most codons, largest first.")
    private @Nullable Integer top;

    ViewOptions view() {
        return view;
    }

    TableForm format() {
        return format;
    }

    RowSelection rows() {
        StopCodons stops = skipStops ? StopCodons.SKIP : StopCodons.KEEP;
        return Checked.setting(() -> {
            RowSelection selection = new RowSelection(stops, minCount, top);
            format.requireShows(selection);
            return selection;
        });
    }

    /** Prints a table of counts as it is wanted. */
    void print(TableHeading heading, CodonCounts counts, PrintStream out) throws IOException {
        CodonUsageTable table = CodonUsageTable.of(counts, view.families(heading.geneticCode()), rows());
        format.write(heading, table, out);
    }
}
