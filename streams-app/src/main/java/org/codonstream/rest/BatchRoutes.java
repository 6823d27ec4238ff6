package org.codonstream.rest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.HostInfo;
import org.codonstream.query.Answer;
import org.codonstream.query.PublicationQueries;
import org.codonstream.query.PublicationReport;
import org.codonstream.query.PublicationReport.DecisionTotals;
import org.codonstream.query.Queries;
import org.codonstream.usage.Scope;
import org.jspecify.annotations.Nullable;

/** What has become of what was published. */
final class BatchRoutes {

    static final String PATH = "/v1/batches";

    /** Asked by another instance that puts the list together: only the batches in these partitions, of this instance. */
    private static final String PARTITIONS = "partitions";

    private final Replies replies;

    BatchRoutes(Replies replies) {
        this.replies = replies;
    }

    /** {@code GET /v1/batches}. */
    Reply batches(Request request, Queries queries) {
        request.with(PARTITIONS);
        String partitions = request.text(PARTITIONS);
        return partitions == null ? whole(request, queries) : part(request, queries, partitions);
    }

    private Reply part(Request request, Queries queries, String partitions) {
        return replies.of(
                queries.publications().latest(partitions(partitions)),
                request,
                reports -> Reply.json(BatchesView.of(reports)));
    }

    private Reply whole(Request request, Queries queries) {
        Answer<Map<HostInfo, SortedSet<Integer>>> homes = queries.publications().homes();
        return replies.of(homes, request, found -> gather(request, queries, found));
    }

    private Reply gather(Request request, Queries queries, Map<HostInfo, SortedSet<Integer>> homes) {
        List<PublicationReport> reports = new ArrayList<>();
        for (Map.Entry<HostInfo, SortedSet<Integer>> home : homes.entrySet()) {
            HostInfo host = home.getKey();
            String partitions = home.getValue().stream().map(String::valueOf).collect(Collectors.joining(","));
            Reply reply = queries.publications().isSelf(host)
                    ? part(request, queries, partitions)
                    : replies.ask(host.host(), host.port(), PATH + "?" + PARTITIONS + "=" + partitions);
            if (reply.status() != Reply.OK) {
                return reply;
            }
            try {
                Json.read(reply.body(), BatchesView.class).batches().forEach(batch -> reports.add(batch.report()));
            } catch (IOException e) {
                return Reply.error(
                        Reply.UNAVAILABLE,
                        "what listens at " + host.host() + ":" + host.port() + " is no instance of this app");
            }
        }
        return Reply.json(BatchesView.of(PublicationQueries.latest(reports)));
    }

    private static SortedSet<Integer> partitions(String text) {
        try {
            return Arrays.stream(text.split(",")).map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
        } catch (NumberFormatException e) {
            throw new BadRequestException(PARTITIONS + " '" + text + "': must be numbers separated by commas");
        }
    }

    /** {@code GET /v1/batches/{id}}. */
    Reply batch(String id, Request request, Queries queries) {
        request.with("run");
        String run = request.text("run");
        try {
            Scope.batch(id);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("batch '" + id + "': must be 1 to 200 characters");
        }
        return replies.of(
                queries.publications().publications(id),
                request,
                reports -> run == null ? Reply.json(BatchView.of(id, reports)) : ofRun(id, run, reports));
    }

    private static Reply ofRun(String id, String run, List<PublicationReport> reports) {
        Optional<PublicationReport> found =
                reports.stream().filter(report -> report.run().equals(run)).findFirst();
        return found.isPresent()
                ? Reply.json(PublicationView.of(found.get()))
                : Reply.error(Reply.NOT_FOUND, "run " + run + " did not publish batch " + id);
    }

    private record BatchesView(List<PublicationView> batches) {

        static BatchesView of(List<PublicationReport> reports) {
            return new BatchesView(reports.stream().map(PublicationView::of).toList());
        }
    }

    private record BatchView(String batch, List<PublicationView> publications) {

        static BatchView of(String batch, List<PublicationReport> reports) {
            return new BatchView(
                    batch, reports.stream().map(PublicationView::of).toList());
        }
    }

    private record PublicationView(
            String batch,
            String run,
            @Nullable String published,
            @Nullable Long publishedMs,
            @Nullable Long expected,
            long decided,
            boolean complete,
            @Nullable Long sequences,
            @Nullable Long bases,
            @Nullable String source,
            DecisionTotals decisions) {

        static PublicationView of(PublicationReport report) {
            Long published = report.published();
            return new PublicationView(
                    report.batch(),
                    report.run(),
                    published == null ? null : Moments.text(published),
                    published,
                    report.expected(),
                    report.decided(),
                    report.complete(),
                    report.sequences(),
                    report.bases(),
                    report.source(),
                    report.decisions());
        }

        PublicationReport report() {
            return new PublicationReport(
                    batch, run, publishedMs, expected, decided, complete, sequences, bases, source, decisions);
        }
    }
}
