package org.codonstream.stream;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.StreamsException;
import org.codonstream.query.Queries;
import org.codonstream.query.RunningInstance;
import org.codonstream.rest.RestApi;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicLayout;

/** The streams app with its topics and its REST API: what {@code up}, {@code demo} and {@code streams run} run. */
public final class StreamsService implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final RestApi rest;
    private final StreamsApp app;
    private final TopicWatch watch;
    private final Queries queries;
    private final URI uri;

    private StreamsService(RestApi rest, StreamsApp app, TopicWatch watch, Queries queries, URI uri) {
        this.rest = rest;
        this.app = app;
        this.watch = watch;
        this.queries = queries;
        this.uri = uri;
    }

    /**
     * Listens, creates or checks the topics, and starts the app. Returns when the global table is restored; see
     * {@link #ready} for the rest.
     *
     * @throws org.codonstream.topic.TopicException if the broker can't be reached, or a topic is not as it must be
     * @throws org.codonstream.rest.HttpStartException if the HTTP port is taken
     * @throws StreamsServiceException if the state folder is in use, or the app can't start for another reason
     */
    public static StreamsService start(StreamsAppConfig config) {
        return start(config, RestApi.listen(config.http().host(), config.http().port()));
    }

    /**
     * As {@link #start(StreamsAppConfig)}, with an API that listens already, so that whoever comes while Kafka itself is
     * being started hears that the app is starting. Closes it with the service, or if the service can't start.
     */
    public static StreamsService start(StreamsAppConfig config, RestApi rest) {
        try {
            return attach(config, ensureTopics(config), rest);
        } catch (RuntimeException | Error e) {
            rest.close();
            throw e;
        }
    }

    private static StreamsService attach(StreamsAppConfig config, TopicLayout layout, RestApi rest) {
        String applicationServer = applicationServer(config.http(), rest.port());
        StreamsApp app = create(config, layout, applicationServer);
        try {
            app.start();
        } catch (RuntimeException e) {
            app.close();
            throw new StreamsServiceException("the streams app can't start: " + e.getMessage(), e);
        }
        Queries queries = new Queries(RunningInstance.of(app.streams(), layout, applicationServer), config.windows());
        rest.measure(app.streams(), app::unreadableUsage);
        rest.attach(queries);
        TopicWatch watch = new TopicWatch(admin(config), config.topics(), layout, app::end);
        return new StreamsService(rest, app, watch, queries, uri(config.http(), rest.port()));
    }

    private static TopicLayout ensureTopics(StreamsAppConfig config) {
        try (Admin admin = admin(config)) {
            return new TopicCatalogue(admin, config.topics()).ensure();
        }
    }

    private static Admin admin(StreamsAppConfig config) {
        Properties settings = new Properties();
        settings.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.putAll(config.clientProperties());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        try {
            return Admin.create(settings);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StreamsServiceException(
                    "can't connect to " + config.bootstrapServers() + " (" + cause.getMessage()
                            + "): check --bootstrap-servers",
                    e);
        }
    }

    private static StreamsApp create(StreamsAppConfig config, TopicLayout layout, String applicationServer) {
        try {
            return new StreamsApp(config, layout, applicationServer);
        } catch (StreamsException e) {
            // there is no exception of its own for a folder that another instance has locked
            boolean inUse = String.valueOf(e.getMessage()).contains("multiple instances");
            throw new StreamsServiceException(
                    inUse
                            ? "the state folder " + config.stateDir()
                                    + " is in use by another instance of the streams app: end that one, or give each its own"
                            : "the streams app can't start: " + e.getMessage(),
                    e);
        }
    }

    /** Where the others reach this instance: an address that means "all of mine" means nothing to them. */
    private static String applicationServer(HttpConfig http, int port) {
        if (!http.advertised().isEmpty()) {
            return http.advertised();
        }
        try {
            String host = isWildcard(http) ? InetAddress.getLocalHost().getHostName() : http.host();
            return bracketed(host) + ":" + port;
        } catch (UnknownHostException e) {
            throw new StreamsServiceException(
                    "this machine does not know its own name: say under which address others reach it", e);
        }
    }

    private static URI uri(HttpConfig http, int port) {
        return URI.create("http://" + (isWildcard(http) ? HttpConfig.LOOPBACK : bracketed(http.host())) + ":" + port);
    }

    private static boolean isWildcard(HttpConfig http) {
        return http.host().equals("0.0.0.0") || http.host().equals("::");
    }

    private static String bracketed(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    /** Where the REST API is, from this machine. */
    public URI uri() {
        return uri;
    }

    public TopicLayout layout() {
        return app.layout();
    }

    /** Waits until every question is answered; returns false if that takes too long, or the app ends instead. */
    public boolean ready(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (queries.whyNotReady().isPresent()) {
            if (System.nanoTime() > deadline || app.awaitEnd(BETWEEN_LOOKS)) {
                return false;
            }
        }
        return true;
    }

    /** Waits until the app has ended, by itself or because it was closed. */
    public void awaitEnd() throws InterruptedException {
        app.awaitEnd();
    }

    /** Waits until the app has ended, at most for a time; returns whether it has. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return app.awaitEnd(patience);
    }

    /** Ends the app in order, so that it can go on at once from where it was, and then the REST API. */
    @Override
    public void close() {
        try {
            watch.close();
            app.close();
        } finally {
            rest.close();
        }
    }
}
