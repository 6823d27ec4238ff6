package org.codonstream.benchmark;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.codonstream.benchmark.Load.Answered;
import org.codonstream.command.Checked;
import org.codonstream.command.ConfigurationException;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The stage {@code query}: tables and sequences are asked for over HTTP. */
@Command(
        name = "query",
        description = "Publish a folder to 'codonstream up' and measure how its questions are answered once all is"
                + " counted, against a bare server of the same library that answers the same bytes.")
final class QueryCommand implements Runnable {
    private static final int WARM_UP_PART = 3;

    private final Surroundings surroundings;

    @Mixin
    private StageOptions stage;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "3000",
            description = "Requests of a run, after a third as many to warm up (${DEFAULT-VALUE}).")
    private int requests;

    @Option(
            names = "--clients",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,4",
            description = "How many ask at once; several numbers by commas (${DEFAULT-VALUE}).")
    private List<Integer> clients;

    QueryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        int runs = stage.check().runs();
        List<Load> loads = Checked.setting(
                () -> clients.stream().map(each -> new Load(each, requests)).toList());
        if (loads.isEmpty()) {
            throw new ConfigurationException("no clients: --clients must name a number");
        }
        Programs.build();
        PrintStream out = surroundings.out();
        try (Machine machine = new Machine()) {
            out.println(machine.publishWhole(stage.input()).text());
            out.printf(
                    Locale.ROOT,
                    "%-26s %7s %10s %9s %9s %9s%n",
                    "",
                    "clients",
                    "requests/s",
                    "p50 ms",
                    "p99 ms",
                    "max ms");
            List<ProcessSampler> samplers = machine.samplers();
            ask(machine.tables(), questions(), loads, runs, out);
            out.println("from the first request on, and the peak since their start:");
            samplers.forEach(sampler -> {
                ProcessCost cost = sampler.cost();
                out.printf(
                        Locale.ROOT,
                        "  %-24s %8.2f CPU s, peak %.0f MB%n",
                        cost.name(),
                        cost.cpuSeconds(),
                        cost.peakBytes() / 1e6);
            });
        }
    }

    private List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        Sequences.first(
                stage.input(),
                row -> questions.addAll(Question.about(row.id(), row.filing().source())));
        return questions;
    }

    private static void ask(Tables tables, List<Question> questions, List<Load> loads, int runs, PrintStream out) {
        Map<Question, HttpResponse<byte[]>> answers = new LinkedHashMap<>();
        questions.forEach(question -> answers.put(question, tables.answer(question.path())));
        try (Scratch scratch = Scratch.create();
                MeasuredProcess bare = BareServer.start(scratch, answers)) {
            URI server = URI.create(bare.awaitWord(BareServer.SAID));
            answers.forEach((question, answer) -> loads.forEach(load -> {
                warmUp(load, tables.at(question.path()), answer.body());
                warmUp(load, server.resolve(question.path()), answer.body());
            }));
            answers.forEach((question, answer) -> loads.forEach(load -> compare(
                    question,
                    load,
                    runs,
                    tables.at(question.path()),
                    server.resolve(question.path()),
                    answer.body(),
                    out)));
        }
    }

    private static void warmUp(Load load, URI question, byte[] answer) {
        new Load(load.clients(), Math.max(load.clients(), load.requests() / WARM_UP_PART)).ask(question, answer);
    }

    /** The app and the bare server in turn, every other time in the other order. */
    private static void compare(
            Question question, Load load, int runs, URI app, URI floor, byte[] expected, PrintStream out) {
        List<Answered> ofApp = new ArrayList<>();
        List<Answered> ofFloor = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            if (run % 2 == 0) {
                ofApp.add(load.ask(app, expected));
                ofFloor.add(load.ask(floor, expected));
            } else {
                ofFloor.add(load.ask(floor, expected));
                ofApp.add(load.ask(app, expected));
            }
        }
        double rate = print(question.name(), load, ofApp, out);
        double floorRate = print("  bare server", load, ofFloor, out);
        out.printf(Locale.ROOT, "%-26s %7s %10.2f%n", "  to bare server", "", rate / floorRate);
        out.flush();
    }

    /** The median rate of several runs, and the latencies of all of them. */
    private static double print(String name, Load load, List<Answered> runs, PrintStream out) {
        double rate = Median.of(runs, Answered::requestsPerSecond);
        Latencies latencies =
                Latencies.all(runs.stream().map(Answered::latencies).toList());
        out.printf(Locale.ROOT, "%-26s %7d %10.0f %s%n", name, load.clients(), rate, latencies.columns());
        return rate;
    }
}
