package org.codonstream.cli;

import org.codonstream.code.CodonFamilies;
import org.codonstream.code.FamilyRule;
import org.codonstream.code.GeneticCode;
import org.codonstream.codon.CodonCounts;
import org.codonstream.command.Checked;
import org.codonstream.usage.CodonUsageTable;
import org.codonstream.usage.ReadingChoice;
import org.codonstream.usage.RowSelection;
import org.codonstream.usage.StopCodons;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which counts a codon usage table is made of, through which genetic code it is seen, and how it is written. */
final class TableOptions {
    @Mixin
    private ReadingOptions reading;

    @Option(
            names = "--genetic-code",
            paramLabel = "ID",
            defaultValue = "1",
            description = "NCBI's number of the genetic code that gives the amino acids (${DEFAULT-VALUE}).")
    private GeneticCode geneticCode;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv, tsv, json, cusp (EMBOSS's cut), gcg, cutg (Kazusa), spsum or parquet"
                    + " (${DEFAULT-VALUE}).")
    private TableForm format;

    @Mixin
    private FamilyOption family;

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

    ReadingChoice reading() {
        return reading.choice();
    }

    GeneticCode geneticCode() {
        return geneticCode;
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

    FamilyRule family() {
        return family.rule();
    }

    /** A table of counts, with the rows that are wanted. */
    CodonUsageTable of(CodonCounts counts) {
        return CodonUsageTable.of(counts, CodonFamilies.of(geneticCode, family()), rows());
    }
}
