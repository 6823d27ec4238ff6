package org.codonstream.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.codonstream.command.ServerOption;
import org.codonstream.command.Surroundings;
import org.codonstream.usage.RowSelection;
import org.codonstream.usage.Scope;
import org.codonstream.usage.StopCodons;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a running streams app for a codon usage table. */
@Command(
        name = "usage",
        description = "Print a codon usage table of what is counted now.",
        footer = {
            "",
            "Examples:",
            "  codonstream usage",
            "  codonstream usage --scope source:mers --format csv > mers.csv",
            "  codonstream usage --scope taxon:9606/mitochondrion --genetic-code 2"
        })
final class UsageCommand implements Runnable {
    private final Surroundings surroundings;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            defaultValue = "all",
            description = "What the table is about: all, source:NAME, taxon:ID, taxon:ID/COMPARTMENT, code:ID or"
                    + " batch:ID (${DEFAULT-VALUE}).")
    private Scope scope;

    @Mixin
    private TableOptions table;

    @Mixin
    private ServerOption server;

    UsageCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        RestClient client = new RestClient(server.uri());
        if (table.format().text() != null) {
            surroundings.out().print(client.get("/v1/usage", query()));
            return;
        }
        table.rows();
        AskedTable asked = AskedTable.ask(
                client,
                scope,
                table.reading(),
                Integer.toString(table.geneticCode().id()));
        try {
            table.format().write(asked.heading(), table.of(asked.counts()), surroundings.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> query() {
        RowSelection rows = table.rows();
        Map<String, String> query = AskedTable.question(
                scope, table.reading(), Integer.toString(table.geneticCode().id()));
        query.put("family", table.family().label());
        query.put("format", table.format().label());
        query.put("skip_stops", Boolean.toString(rows.stops() == StopCodons.SKIP));
        query.put("min_count", Long.toString(rows.minCount()));
        if (rows.top() != null) {
            query.put("top", rows.top().toString());
        }
        return query;
    }
}
