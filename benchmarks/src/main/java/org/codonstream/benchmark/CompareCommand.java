package org.codonstream.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.benchmark.KnownCounts.Words;
import org.codonstream.command.CommandException;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares with what people count codons with. */
@Command(
        name = "compare",
        description =
                "Measure what people count codons and words of three letters with, as far as it is installed, beside"
                        + " 'codonstream count' and the whole way through Kafka. Each reads the same sequences, as FASTA if it does"
                        + " not read Parquet, and its counts must be right.")
final class CompareCommand implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Surroundings surroundings;

    @Mixin
    private StageOptions stage;

    @Option(
            names = "--tools",
            paramLabel = "NAME",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES} (all that are installed).")
    private List<Tool> wanted = List.of();

    CompareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Contest contest = stage.check();
        Programs.build();
        try (Scratch scratch = Scratch.create()) {
            Path fasta = scratch.folder().resolve("sequences.fasta");
            KnownCounts known = KnownCounts.of(stage.input(), fasta);
            surroundings.out().println(known.totals().text());
            List<Contestant> contestants = new ArrayList<>();
            contestants.add(new Contestant("end-to-end", () -> endToEnd(known)));
            contestants.add(new Contestant("codonstream count", () -> count(known)));
            for (Tool tool : wanted.isEmpty() ? EnumSet.allOf(Tool.class) : EnumSet.copyOf(wanted)) {
                if (tool.isInstalled()) {
                    contestants.add(new Contestant(tool.label(), () -> tool.run(known, fasta, stage.input())));
                } else {
                    surroundings.out().println("not found, and so left out: " + tool.label());
                }
            }
            contest.hold(known.totals(), contestants, surroundings.out());
            surroundings.out().println("all of them counted the same");
        }
    }

    private Run endToEnd(KnownCounts known) {
        return Machine.endToEnd(
                stage.input(),
                tables -> known.require(
                        "end-to-end",
                        Words.FRAME0,
                        counts(new String(tables.answer("/v1/usage?scope=all").body(), UTF_8))));
    }

    private Run count(KnownCounts known) {
        try (MeasuredProcess count = MeasuredProcess.start(
                "count", Programs.codonstream("count", "--input", stage.input(), "--format", "json"))) {
            String table = count.await();
            Run run = new Run(count.sinceStart(), List.of(count.cost()), Totals.in(table));
            known.require("codonstream count", Words.FRAME0, counts(table));
            return run;
        }
    }

    /** The codons of a table in JSON. */
    static Map<String, Long> counts(String table) {
        try {
            Map<String, Long> counts = new HashMap<>();
            for (JsonNode row : JSON.readTree(table).path("rows")) {
                counts.put(row.path("codon").asText(), row.path("count").asLong());
            }
            return counts;
        } catch (JsonProcessingException e) {
            throw new CommandException("a table is no JSON: " + e.getMessage(), e);
        }
    }
}
