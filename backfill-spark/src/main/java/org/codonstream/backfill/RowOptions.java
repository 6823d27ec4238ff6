package org.codonstream.backfill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.codonstream.batch.BatchLimits;
import org.codonstream.batch.OnBadRow;
import org.codonstream.command.BatchOptions;
import org.codonstream.command.Checked;
import org.codonstream.command.FastaOptions;
import org.codonstream.input.FastaContent;
import org.codonstream.recount.RowRules;
import org.codonstream.sequence.IdentityRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the rows of files are understood: what 'ingest publish' was told has to be said here too. */
final class RowOptions {

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Where all of it comes from; wins over the files' column.")
    private @Nullable String source;

    @Option(
            names = "--on-bad-row",
            paramLabel = "WHAT",
            defaultValue = "fail",
            description = "fail: a bad row ends the run; reject: it is left out and reported (${DEFAULT-VALUE}).")
    private OnBadRow onBadRow;

    @Mixin
    private BatchOptions batches;

    @Mixin
    private FastaOptions fasta;

    @Nullable
    String source() {
        return source;
    }

    boolean badRowsEndTheRun() {
        return onBadRow == OnBadRow.FAIL;
    }

    FastaContent fasta() {
        return fasta.content();
    }

    BatchLimits limits() {
        return batches.limits();
    }

    /** Whether only the first rows are taken. */
    boolean isSample() {
        return limits().sample() != BatchLimits.DEFAULT.sample();
    }

    /** Writes down what files were read by, for a manifest. */
    void describe(ObjectNode manifest) {
        ObjectNode described = manifest.putObject("batches");
        described.put("sequences", limits().sequences());
        described.put("bases", limits().bases());
        Integer codingCode = fasta().geneticCode();
        manifest.put("fasta_is", codingCode == null ? "genome" : "cds");
        if (codingCode != null) {
            manifest.put("fasta_genetic_code", codingCode);
        }
        manifest.put("on_bad_row", badRowsEndTheRun() ? "fail" : "reject");
        if (isSample()) {
            manifest.put("sample", limits().sample());
        }
    }

    RowRules rules(IdentityRule identity) {
        return Checked.setting(() -> new RowRules(identity, source));
    }
}
