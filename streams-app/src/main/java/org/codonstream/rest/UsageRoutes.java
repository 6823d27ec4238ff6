package org.codonstream.rest;

import java.util.List;
import java.util.Objects;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.FamilyRule;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.codonstream.indices.CaiReference;
import org.codonstream.indices.CodonIndices;
import org.codonstream.indices.IndexFormat;
import org.codonstream.query.Queries;
import org.codonstream.query.ScopePage;
import org.codonstream.usage.CodonUsageTable;
import org.codonstream.usage.OwnCode;
import org.codonstream.usage.ReadingChoice;
import org.codonstream.usage.RowSelection;
import org.codonstream.usage.Scope;
import org.codonstream.usage.StopCodons;
import org.codonstream.usage.StrandChoice;
import org.codonstream.usage.TableFormat;
import org.codonstream.usage.TableHeading;
import org.codonstream.usage.Usage;
import org.jspecify.annotations.Nullable;

/** Tables, indices, the scopes that there are tables of, and which input the tables contain. */
final class UsageRoutes {

    private static final String SCOPE = "scope";
    private static final String READING = "reading";
    private static final String STRAND = "strand";
    private static final String CODE = "code";
    private static final String AUTO = "auto";
    private static final String FAMILY = "family";
    private static final String FORMAT = "format";
    private static final long SCOPES_A_PAGE = 1_000;
    private static final long MOST_SCOPES_A_PAGE = 10_000;

    private final Replies replies;
    private final GeneticCodes geneticCodes = GeneticCodes.ncbi();

    UsageRoutes(Replies replies) {
        this.replies = replies;
    }

    /** {@code GET /v1/usage}. */
    Reply usage(Request request, Queries queries) {
        request.with(SCOPE, READING, STRAND, CODE, FAMILY, FORMAT, "skip_stops", "min_count", "top");
        RowSelection selection = selection(request);
        TableFormat format = request.parse(FORMAT, "json", label -> formatThatShows(selection, label));
        return seen(
                request,
                queries,
                (heading, counts, families) -> text(
                        format.mediaType(), format.toText(heading, CodonUsageTable.of(counts, families, selection))));
    }

    /** {@code GET /v1/indices}. */
    Reply indices(Request request, Queries queries) {
        request.with(SCOPE, READING, STRAND, CODE, FAMILY, FORMAT);
        IndexFormat format = request.parse(FORMAT, "json", IndexFormat::ofLabel);
        return seen(
                request,
                queries,
                (heading, counts, families) -> text(
                        format.mediaType(),
                        format.toText(heading, CodonIndices.of(counts, families, CaiReference.ecoli()))));
    }

    /** What is made of the counts of a scope as they are seen through a code. */
    private interface View {

        Reply of(TableHeading heading, CodonCounts counts, CodonFamilies families);
    }

    private Reply seen(Request request, Queries queries, View view) {
        Scope scope = request.parse(SCOPE, "all", Scope::parse);
        ReadingChoice reading = reading(request);
        FamilyRule rule = request.parse(FAMILY, FamilyRule.AMINO_ACID.label(), FamilyRule::ofLabel);
        GeneticCode code = geneticCode(request);
        return replies.of(queries.usage().usage(scope), request, usage -> {
            GeneticCode applied = code != null ? code : geneticCodes.get(ownCode(scope, reading, usage));
            return view.of(
                    TableHeading.of(scope.text(), reading, applied, usage),
                    reading.counts(usage::reading),
                    CodonFamilies.of(applied, rule));
        });
    }

    private static ReadingChoice reading(Request request) {
        Reading reading = request.parse(READING, "frame0", Reading::ofLabel);
        if (request.text(STRAND) == null) {
            return ReadingChoice.of(reading);
        }
        // a + that is not written as %2B arrives as a blank
        return request.parse(
                STRAND,
                StrandChoice.FORWARD.label(),
                label -> ReadingChoice.of(reading, StrandChoice.ofLabel(label.equals(" ") ? "+" : label)));
    }

    private static Reply text(String mediaType, String text) {
        return Reply.text(mediaType.equals(Reply.JSON) ? mediaType : mediaType + ";charset=utf-8", text);
    }

    private static RowSelection selection(Request request) {
        Long minCount = request.number("min_count", 0, Long.MAX_VALUE);
        Long top = request.number("top", 1, Integer.MAX_VALUE);
        return new RowSelection(
                request.isOn("skip_stops") ? StopCodons.SKIP : StopCodons.KEEP,
                minCount == null ? 0 : minCount,
                top == null ? null : Integer.valueOf(top.intValue()));
    }

    private static TableFormat formatThatShows(RowSelection selection, String label) {
        TableFormat format = TableFormat.ofLabel(label);
        format.requireShows(selection);
        return format;
    }

    /** The code asked for, null where it is to be the scope's own. */
    private @Nullable GeneticCode geneticCode(Request request) {
        if (AUTO.equals(request.text(CODE))) {
            return null;
        }
        Long id = request.number(CODE, 1, Integer.MAX_VALUE);
        return request.parse(CODE, "1", text -> geneticCodes.get(id == null ? 1 : id.intValue()));
    }

    private static int ownCode(Scope scope, ReadingChoice reading, Usage usage) {
        try {
            return OwnCode.number("scope " + scope.text(), usage.geneticCodes(), reading);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage() + ": name one with code=");
        }
    }

    /** {@code GET /v1/scopes}. */
    Reply scopes(Request request, Queries queries) {
        request.with("prefix", "after", "limit");
        Long limit = request.number("limit", 1, MOST_SCOPES_A_PAGE);
        return replies.of(
                queries.usage()
                        .scopes(
                                request.text("prefix", ""),
                                request.text("after") == null ? null : request.parse("after", "", Scope::parse),
                                Math.toIntExact(Objects.requireNonNullElse(limit, SCOPES_A_PAGE))),
                request,
                page -> Reply.json(ScopesView.of(page)));
    }

    /** {@code GET /v1/position}. */
    Reply position(Request request, Queries queries) {
        request.with();
        return replies.of(queries.usage().position(), request, Reply::json);
    }

    private record ScopesView(
            List<ScopeView> scopes, @Nullable String next) {

        static ScopesView of(ScopePage page) {
            return new ScopesView(
                    page.scopes().stream()
                            .map(summary -> new ScopeView(
                                    summary.scope().text(),
                                    summary.sequences(),
                                    summary.codingSequences(),
                                    summary.bases()))
                            .toList(),
                    page.next());
        }
    }

    private record ScopeView(String scope, long sequences, long codingSequences, long bases) {}
}
