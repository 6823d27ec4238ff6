package org.codonstream.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codonstream.query.Queries;
import org.codonstream.query.SequenceQueries;
import org.codonstream.query.SequenceReport;
import org.codonstream.schema.Digest;
import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.Place;
import org.codonstream.schema.Publication;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.sequence.RefgetDigest;
import org.jspecify.annotations.Nullable;

/** What is counted for one sequence. */
final class SequenceRoutes {

    static final String PATH = "/v1/sequences";

    private static final String IDENTITY = "identity";

    private final Replies replies;

    SequenceRoutes(Replies replies) {
        this.replies = replies;
    }

    /** {@code GET /v1/sequences}: by the id that it was published with, or by its identity. */
    Reply sequence(Request request, Queries queries) {
        request.with("id", "source", IDENTITY);
        String identity = request.text(IDENTITY);
        if (identity != null && request.text("id") == null && request.text("source") == null) {
            return ofIdentity(identity, request, queries);
        }
        String id = request.text("id");
        if (identity != null || id == null || id.isBlank()) {
            throw new BadRequestException("id: must name a sequence, as /v1/sequences?id=NC_012920.1 does");
        }
        List<String> identities = SequenceQueries.identities(id, request.text("source"));
        for (String candidate : identities) {
            Reply reply = ofIdentity(candidate, request, queries);
            if (reply.status() != Reply.NOT_FOUND) {
                return reply;
            }
        }
        return Reply.error(
                Reply.NOT_FOUND,
                "no sequence " + id + " was ever published: looked for " + String.join(" and ", identities)
                        + (request.text("source") == null
                                ? "; an id that is no accession needs its source, as in &source=NAME"
                                : ""));
    }

    private Reply ofIdentity(String identity, Request request, Queries queries) {
        return replies.of(
                queries.sequences().sequence(identity),
                request,
                PATH + "?" + IDENTITY + "=" + URLEncoder.encode(identity, StandardCharsets.UTF_8),
                report -> Reply.json(SequenceView.of(report)));
    }

    private record SequenceView(
            @Nullable String id,
            String identity,
            @Nullable Integer version,
            boolean retracted,
            @Nullable String source,
            @Nullable Integer taxonId,
            @Nullable String organism,
            @Nullable String compartment,
            @Nullable Integer geneticCode,
            @Nullable Long length,
            @Nullable String batch,
            @Nullable String run,
            @Nullable PublicationView confirmedBy,
            PlaceView place,
            @Nullable String refget,
            @Nullable String codingDigest,
            @Nullable String contentDigest,
            Map<String, CodonsView> readings) {

        static SequenceView of(SequenceReport report) {
            PlaceView place = PlaceView.of(report.entry().getPlace());
            LedgerCounts held = report.entry().getCounted();
            if (held == null) {
                return new SequenceView(
                        null,
                        report.identity(),
                        null,
                        true,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        place,
                        null,
                        null,
                        null,
                        Map.of());
            }
            SequenceHeading heading = held.getHeading();
            Map<String, CodonsView> readings = new LinkedHashMap<>();
            report.readings().forEach((reading, counts) -> readings.put(reading.label(), CodonsView.of(counts)));
            return new SequenceView(
                    heading.getId(),
                    report.identity(),
                    heading.getVersion(),
                    false,
                    heading.getSource(),
                    heading.getTaxonId(),
                    heading.getOrganism(),
                    heading.getCompartment(),
                    heading.getGeneticCode(),
                    heading.getLength(),
                    held.getPublication().getBatch(),
                    held.getPublication().getRun(),
                    PublicationView.of(held.getConfirmedBy()),
                    place,
                    RefgetDigest.text(heading.getBasesDigest().bytes()),
                    text(heading.getCodingDigest()),
                    text(held.getContentDigest()),
                    readings);
        }

        /** As refget writes digests, but without the prefix that says that it is one of bases. */
        private static @Nullable String text(@Nullable Digest digest) {
            return digest == null
                    ? null
                    : Base64.getUrlEncoder().withoutPadding().encodeToString(digest.bytes());
        }
    }

    private record PlaceView(int generation, long offset) {

        static PlaceView of(Place place) {
            return new PlaceView(place.getGeneration(), place.getOffset());
        }
    }

    private record PublicationView(String batch, String run) {

        static @Nullable PublicationView of(@Nullable Publication publication) {
            return publication == null ? null : new PublicationView(publication.getBatch(), publication.getRun());
        }
    }
}
