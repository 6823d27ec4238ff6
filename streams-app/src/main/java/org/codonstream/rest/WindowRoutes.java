package org.codonstream.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.codonstream.codon.Reading;
import org.codonstream.query.Queries;
import org.codonstream.query.ReadingUsage;
import org.codonstream.query.ScopeWindows;
import org.codonstream.query.TimeRange;
import org.codonstream.usage.Scope;

/** How a scope's usage came about. */
final class WindowRoutes {

    private final Replies replies;

    WindowRoutes(Replies replies) {
        this.replies = replies;
    }

    /** {@code GET /v1/windows}. */
    Reply windows(Request request, Queries queries) {
        request.with("scope", "reading", "from", "to");
        Scope scope = request.parse("scope", "all", Scope::parse);
        Reading reading = request.parse("reading", "frame0", Reading::ofLabel);
        return replies.of(
                queries.windows().windows(scope, reading, range(request)),
                request,
                windows -> Reply.json(WindowsView.of(windows)));
    }

    private static TimeRange range(Request request) {
        long from = request.moment("from", TimeRange.EVER.from());
        long to = request.moment("to", TimeRange.EVER.to());
        if (to <= from) {
            throw new BadRequestException("from '" + request.text("from", "0") + "', to '" + request.text("to")
                    + "': to must be later than from");
        }
        return new TimeRange(from, to);
    }

    private record WindowsView(
            String scope,
            String reading,
            UsageView before,
            List<WindowView> windows,
            UsageView after,
            UsageView total) {

        static WindowsView of(ScopeWindows windows) {
            return new WindowsView(
                    windows.scope().text(),
                    windows.reading().label(),
                    UsageView.of(windows.before()),
                    windows.windows().stream()
                            .map(window -> new WindowView(
                                    Moments.text(window.start()),
                                    window.start(),
                                    Moments.text(window.end()),
                                    window.end(),
                                    UsageView.of(window.change())))
                            .toList(),
                    UsageView.of(windows.after()),
                    UsageView.of(windows.total()));
        }
    }

    private record WindowView(
            String start,
            long startMs,
            String end,
            long endMs,
            @JsonUnwrapped UsageView change) {}

    private record UsageView(
            long sequences,
            long codingSequences,
            long bases,
            @JsonUnwrapped CodonsView counts) {

        static UsageView of(ReadingUsage usage) {
            return new UsageView(
                    usage.sequences(), usage.codingSequences(), usage.bases(), CodonsView.of(usage.counts()));
        }
    }
}
