package org.codonstream.rest;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;
import org.codonstream.query.Queries;

/** For whoever watches over the instance: whether to start it anew, and whether to send it questions. */
final class HealthRoutes {

    private HealthRoutes() {}

    /** {@code GET /healthz}: alive unless the app has ended, by failure or in order. */
    static Reply health(Request request, Queries queries) {
        request.with();
        State state = queries.state();
        return state == State.ERROR || state == State.NOT_RUNNING
                ? Reply.error(Reply.UNAVAILABLE, "the streams app has ended: " + state)
                : Reply.json(new HealthView("alive", state.name()));
    }

    /** {@code GET /readyz}: ready where every question is answered at this moment. */
    static Reply readiness(Request request, Queries queries) {
        request.with();
        Optional<String> reason = queries.whyNotReady();
        return reason.isPresent()
                ? Reply.error(Reply.UNAVAILABLE, reason.get())
                : Reply.json(new HealthView("ready", queries.state().name()));
    }

    /** Alive before there is an app to ask. */
    static Reply starting() {
        return Reply.json(new HealthView("alive", State.CREATED.name()));
    }

    private record HealthView(String status, String state) {}
}
