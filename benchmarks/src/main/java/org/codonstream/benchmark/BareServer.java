package org.codonstream.benchmark;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.codonstream.command.CommandException;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server that the streams app has, with nothing behind it: it answers the bytes of a file to each question. */
public final class BareServer {
    /** How it says where. */
    static final Pattern SAID = Pattern.compile("answers at (\\S+)\n");

    private static final int MOST_THREADS = 40;
    private static final int LEAST_THREADS = 4;

    private BareServer() {}

    private record Answer(byte[] body, String contentType) {}

    /** Reads a file with a line for each question: its path, its content type and the file of its answer, by tabs. */
    public static void main(String[] args) throws IOException {
        Map<String, Answer> answers = new HashMap<>();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            String[] fields = line.split("\t");
            answers.put(fields[0], new Answer(Files.readAllBytes(Path.of(fields[2])), fields[1]));
        }
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
            config.routes.get("/<path>", context -> answer(context, answers));
        });
        server.start();
        System.err.println("answers at http://127.0.0.1:" + server.port());
    }

    private static void answer(Context context, Map<String, Answer> answers) {
        Answer answer = answers.get(context.path() + "?" + context.queryString());
        if (answer == null) {
            throw new NotFoundResponse();
        }
        context.contentType(answer.contentType()).result(answer.body());
    }

    /** Starts one in a process of its own, which knows some answers. */
    static MeasuredProcess start(Scratch scratch, Map<Question, HttpResponse<byte[]>> answers) {
        Path index = scratch.folder().resolve("answers.tsv");
        List<String> lines = new ArrayList<>();
        try {
            for (Map.Entry<Question, HttpResponse<byte[]>> answer : answers.entrySet()) {
                Path file = Files.write(
                        scratch.folder().resolve("answer-" + lines.size()),
                        answer.getValue().body());
                String contentType =
                        answer.getValue().headers().firstValue("Content-Type").orElse("");
                lines.add(String.join("\t", answer.getKey().path(), contentType, file.toString()));
            }
            Files.write(index, lines);
        } catch (IOException e) {
            throw new CommandException(index + " can't be written: " + e.getMessage(), e);
        }
        return MeasuredProcess.start("bare server", Programs.floor(BareServer.class, index.toString()));
    }
}
