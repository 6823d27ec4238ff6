package org.codonstream.cli;

import java.nio.file.Path;
import org.codonstream.command.Amounts;
import org.codonstream.command.Checked;
import org.codonstream.command.InputOptions;
import org.codonstream.command.Interruption;
import org.codonstream.command.ProgressDisplay;
import org.codonstream.command.Surroundings;
import org.codonstream.convert.ConvertReport;
import org.codonstream.convert.ConvertSettings;
import org.codonstream.convert.Converter;
import org.codonstream.convert.OnFiles;
import org.codonstream.shard.Compression;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Converts files to Parquet. */
@Command(
        name = "convert",
        description = "Write genomes as Parquet files, with all that is known of them: all of the input or nothing.",
        footer = {
            "",
            "Examples:",
            "  codonstream ingest convert --input records.gbk.gz --output genomes/ --source refseq",
            "  codonstream ingest convert --input 'downloads/*.parquet' --output genomes/ --append"
        })
final class IngestConvertCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private InputOptions input;

    @Option(names = "--output", paramLabel = "DIR", required = true, description = "Folder for the Parquet files.")
    private Path output;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Where all of it comes from; wins over the files' column.")
    private @Nullable String source;

    @Option(
            names = "--compression",
            paramLabel = "NAME",
            defaultValue = "zstd",
            description = "snappy, gzip, zstd or none (${DEFAULT-VALUE}).")
    private Compression compression;

    @Option(
            names = "--max-shard-size",
            paramLabel = "BYTES",
            defaultValue = "1000000000",
            description = "Most bytes of a file; a single larger sequence has one of its own (${DEFAULT-VALUE}).")
    private long maxShardSize;

    @Option(names = "--max-sequences", paramLabel = "N", description = "Most sequences of a file (any number).")
    private long maxSequences = Long.MAX_VALUE;

    @Option(names = "--append", description = "Add files to a folder that has some.")
    private boolean append;

    IngestConvertCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        ConvertSettings settings = Checked.setting(() -> new ConvertSettings(
                output, append ? OnFiles.APPEND : OnFiles.REFUSE, source, compression, maxShardSize, maxSequences));
        ProgressDisplay display = new ProgressDisplay(surroundings);
        ConvertProgress progress = new ConvertProgress(surroundings, display);
        Converter converter = new Converter(settings, progress);
        ConvertReport report;
        try (Interruption interruption = Interruption.calls(converter::stop)) {
            report = converter.convert(input.files());
        } finally {
            display.clear();
        }
        progress.sayHowManyMore();
        surroundings.out().println(sentence(report));
    }

    private String sentence(ConvertReport report) {
        String rejected = report.rejected() == 0
                ? ""
                : " (" + Amounts.of(report.rejected(), "rejected one", "rejected ones") + " beside them)";
        return "converted " + Amounts.of(report.sequences(), "sequence", "sequences") + ", "
                + Amounts.of(report.bases(), "base", "bases") + ", "
                + Amounts.of(report.codingSequences(), "coding sequence", "coding sequences") + rejected + " to "
                + Amounts.of(report.shards(), "file", "files") + " in " + output;
    }
}
