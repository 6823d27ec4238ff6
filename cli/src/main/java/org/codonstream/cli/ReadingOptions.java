package org.codonstream.cli;

import org.codonstream.codon.Reading;
import org.codonstream.command.Checked;
import org.codonstream.usage.ReadingChoice;
import org.codonstream.usage.StrandChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which counts are shown. */
final class ReadingOptions {
    @Option(
            names = "--reading",
            paramLabel = "READING",
            defaultValue = "frame0",
            description = "What of the sequences is counted: frame0, frame1, frame2, reverse0, reverse1, reverse2 or"
                    + " cds (${DEFAULT-VALUE}).")
    private Reading reading;

    @Option(
            names = "--strand",
            paramLabel = "STRAND",
            description =
                    "Of a frame: +: as the sequence is written; -: the other strand, as the reverse reading of that"
                            + " number; both: the sum (what --reading says).")
    private @Nullable StrandChoice strand;

    ReadingChoice choice() {
        return Checked.setting(() -> ReadingChoice.of(reading, strand));
    }
}
