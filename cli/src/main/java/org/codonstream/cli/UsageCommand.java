package org.codonstream.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.codonstream.command.ServerOption;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks a running streams app for a codon usage table. */
@Command(
        name = "usage",
        description = "Print a codon usage table of what is counted now.",
        footer = {
            "",
            "Examples:",
            "  codonstream usage",
            "  codonstream usage --scope source:mers --format csv > mers.csv",
            "  codonstream usage --scope taxon:9606/mitochondrion --genetic-code auto"
        })
final class UsageCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private ScopeOption scope;

    @Mixin
    private TableOptions table;

    @Mixin
    private ServerOption server;

    UsageCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        table.rows();
        ViewOptions view = table.view();
        AskedTable asked =
                AskedTable.ask(new RestClient(server.uri()), scope.scope(), view.reading(), view.geneticCode());
        try {
            table.print(asked.heading(), asked.counts(), surroundings.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
