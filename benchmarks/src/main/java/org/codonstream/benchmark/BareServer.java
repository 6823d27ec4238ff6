package org.codonstream.benchmark;

import io.javalin.Javalin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.codonstream.command.CommandException;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server that the streams app has, with nothing behind it: whatever it is asked, it answers the bytes of a file. */
public final class BareServer {
    /** How it says where. */
    static final Pattern SAID = Pattern.compile("answers at (\\S+)\n");

    private static final int MOST_THREADS = 40;
    private static final int LEAST_THREADS = 4;

    private BareServer() {}

    public static void main(String[] args) throws IOException {
        byte[] answer = Files.readAllBytes(Path.of(args[0]));
        String contentType = args[1];
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
            config.routes.get(
                    "/<path>", context -> context.contentType(contentType).result(answer));
        });
        server.start();
        System.err.println("answers at http://127.0.0.1:" + server.port());
    }

    /** Starts one in a process of its own. */
    static MeasuredProcess start(Scratch scratch, byte[] answer, String contentType) {
        Path file = scratch.folder().resolve("answer");
        try {
            Files.write(file, answer);
        } catch (IOException e) {
            throw new CommandException(file + " can't be written: " + e.getMessage(), e);
        }
        List<String> command = Programs.floor(BareServer.class, file.toString(), contentType);
        return MeasuredProcess.start("bare server", command);
    }
}
