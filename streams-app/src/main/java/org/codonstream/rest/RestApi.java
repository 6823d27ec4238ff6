package org.codonstream.rest;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.BindException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.apache.kafka.streams.KafkaStreams;
import org.codonstream.query.Queries;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The REST API of an instance. It listens before there is an app to ask, because the app has to be told where it listens;
 * until one is attached every question gets 503.
 */
public final class RestApi implements AutoCloseable {

    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);

    /** Threads, one a request at work; those of the server itself come out of these too. */
    private static final int MOST_THREADS = 40;

    private static final int LEAST_THREADS = 4;
    private static final int FORWARDED_AT_A_TIME = 16;

    private static final String STARTING = "the streams app is starting";

    private static final String INDEX = """
            Codonstream: codon usage of all that was published, as it is counted now.

            GET /v1/usage?scope=all&reading=frame0&code=1&format=json   a table; code=auto: the scope's own code;
                                                                        format json, csv, tsv, table, cusp,
                                                                        gcg, cutg, spsum; family=amino-acid
                                                                        or box; skip_stops, min_count=N, top=N;
                                                                        strand=-: the other one, strand=both
            GET /v1/indices?scope=all&reading=frame0&code=1             its indices, such as ENC and CAI; family=;
                                                                        strand=; format json, csv, tsv, table
            GET /v1/scopes?prefix=&after=&limit=                        what there are tables of
            GET /v1/batches                                             a line per batch: its latest publication
            GET /v1/batches/{id}?run=                                   all publications of a batch, or that of a run
            GET /v1/windows?scope=all&reading=frame0&from=&to=          how a table came about, per window of time
            GET /v1/sequences?id=&source=                               what is counted for a sequence
            GET /v1/position                                            which input all tables contain
            GET /healthz   /readyz   /metrics                           alive, ready, numbers for Prometheus

            An answer that is not ready is 503 with Retry-After; 404 means that there is no such thing.
            """;

    private final Metrics metrics = new Metrics();
    private final AtomicReference<@Nullable Queries> attached = new AtomicReference<>();
    private final Javalin server;

    private RestApi(String host, int port) {
        this.server = Javalin.create(config -> configure(config, host, port));
    }

    /**
     * Listens, without an app yet.
     *
     * @param host address to listen on
     * @param port 0 for a free one
     * @throws HttpStartException if that can't be
     */
    public static RestApi listen(String host, int port) {
        RestApi api = new RestApi(host, port);
        try {
            api.server.start();
            return api;
        } catch (RuntimeException e) {
            api.close();
            throw new HttpStartException(sentence(host, port, e), e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** Answers questions from now on, by asking an app that was started. */
    public void attach(Queries queries) {
        attached.set(queries);
    }

    /**
     * Shows the numbers of an app.
     *
     * @param unreadableUsage how many records of the global table it could not read
     */
    public void measure(KafkaStreams streams, LongSupplier unreadableUsage) {
        metrics.attach(streams, unreadableUsage);
    }

    @Override
    public void close() {
        server.stop();
        metrics.close();
    }

    private void configure(JavalinConfig config, String host, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.jetty.host = host;
        config.jetty.port = port;
        config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));

        Replies replies = new Replies(new Forwarder(FORWARDED_AT_A_TIME));
        UsageRoutes usage = new UsageRoutes(replies);
        BatchRoutes batches = new BatchRoutes(replies);
        RoutesConfig routes = config.routes;
        routes.get("/", context -> write(context, Reply.text(Reply.TEXT, INDEX)));
        routes.get("/metrics", context -> write(context, Reply.text(Metrics.CONTENT_TYPE, metrics.scrape())));
        routes.get("/healthz", context -> answer(context, HealthRoutes::health, HealthRoutes.starting()));
        get(routes, "/readyz", HealthRoutes::readiness);
        get(routes, "/v1/usage", usage::usage);
        get(routes, "/v1/indices", usage::indices);
        get(routes, "/v1/scopes", usage::scopes);
        get(routes, "/v1/position", usage::position);
        get(routes, "/v1/windows", new WindowRoutes(replies)::windows);
        get(routes, SequenceRoutes.PATH, new SequenceRoutes(replies)::sequence);
        get(routes, BatchRoutes.PATH, batches::batches);
        routes.get(BatchRoutes.PATH + "/{id}", context -> {
            String id = context.pathParam("id");
            answer(context, (request, queries) -> batches.batch(id, request, queries), notStarted());
        });
        routes.exception(
                BadRequestException.class,
                (e, context) -> write(context, Reply.error(Reply.BAD_REQUEST, String.valueOf(e.getMessage()))));
        routes.exception(
                HttpResponseException.class,
                (e, context) -> write(context, Reply.error(e.getStatus(), sentence(context, e))));
        routes.exception(Exception.class, RestApi::fail);
    }

    private void get(RoutesConfig routes, String path, Route route) {
        routes.get(path, context -> answer(context, route, notStarted()));
    }

    private void answer(Context context, Route route, Reply otherwise) {
        Queries queries = attached.get();
        write(context, queries == null ? otherwise : route.answer(request(context), queries));
    }

    private static Request request(Context context) {
        String query = context.queryString();
        if (query != null && MALFORMED.matcher(query).find()) {
            // the server leaves such a parameter out, and would answer another question
            throw new BadRequestException("the query '" + query + "' has a % without two hexadecimal digits behind it");
        }
        return new Request(
                context.req().getRequestURI() + (query == null ? "" : "?" + query),
                context.queryParamMap(),
                context.header(Forwarder.FORWARDED) != null);
    }

    private static Reply notStarted() {
        return Reply.error(Reply.UNAVAILABLE, STARTING);
    }

    private static void write(Context context, Reply reply) {
        context.status(reply.status()).contentType(reply.contentType()).result(reply.body());
        if (reply.retryAfter() > 0) {
            context.header("Retry-After", String.valueOf(reply.retryAfter()));
        }
    }

    private static void fail(Exception e, Context context) {
        LOG.error("GET {} failed: {}", context.path(), e.getMessage(), e);
        write(context, Reply.error(Reply.INTERNAL_ERROR, "this is a fault of the server: its log says more"));
    }

    private static String sentence(Context context, HttpResponseException e) {
        return switch (e.getStatus()) {
            case Reply.NOT_FOUND -> "there is nothing at " + context.path() + "; GET / lists what there is";
            case Reply.METHOD_NOT_ALLOWED -> "only GET is answered at " + context.path();
            default -> String.valueOf(e.getMessage());
        };
    }

    private static String sentence(String host, int port, RuntimeException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = String.valueOf(root.getMessage());
        return root instanceof BindException && reason.contains("in use")
                ? "HTTP port " + port + " of " + host
                        + " is in use: end what listens there, or choose another one with --http-port"
                : "can't listen on HTTP port " + port + " of " + host + " (" + reason
                        + "): choose others with --http-host and --http-port";
    }
}
