package org.codonstream.rest;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Reading;
import org.codonstream.query.Queries;
import org.codonstream.query.ScopePage;
import org.codonstream.usage.CodeShare;
import org.codonstream.usage.CodonUsageTable;
import org.codonstream.usage.RowSelection;
import org.codonstream.usage.Scope;
import org.codonstream.usage.StopCodons;
import org.codonstream.usage.TableFormat;
import org.codonstream.usage.TableHeading;
import org.codonstream.usage.Usage;
import org.jspecify.annotations.Nullable;

/** Tables, the scopes that there are tables of, and which input the tables contain. */
final class UsageRoutes {

    private static final String SCOPE = "scope";
    private static final String READING = "reading";
    private static final String CODE = "code";
    private static final String AUTO = "auto";
    private static final long SCOPES_A_PAGE = 1_000;
    private static final long MOST_SCOPES_A_PAGE = 10_000;

    private final Replies replies;
    private final GeneticCodes geneticCodes = GeneticCodes.ncbi();

    UsageRoutes(Replies replies) {
        this.replies = replies;
    }

    /** {@code GET /v1/usage}. */
    Reply usage(Request request, Queries queries) {
        request.with(SCOPE, READING, CODE, "format", "skip_stops", "min_count", "top");
        Scope scope = request.parse(SCOPE, "all", Scope::parse);
        Reading reading = request.parse(READING, "frame0", Reading::ofLabel);
        TableFormat format = request.parse("format", "json", TableFormat::ofLabel);
        RowSelection selection = selection(request);
        GeneticCode code = geneticCode(request);
        return replies.of(queries.usage().usage(scope), request, usage -> {
            GeneticCode applied = code != null ? code : ownCode(scope, reading, usage);
            return Reply.text(
                    format == TableFormat.JSON ? Reply.JSON : format.mediaType() + ";charset=utf-8",
                    format.toText(
                            TableHeading.of(scope, reading, applied, usage),
                            CodonUsageTable.of(usage.reading(reading), applied, selection)));
        });
    }

    private static RowSelection selection(Request request) {
        Long minCount = request.number("min_count", 0, Long.MAX_VALUE);
        Long top = request.number("top", 1, Integer.MAX_VALUE);
        return new RowSelection(
                request.isOn("skip_stops") ? StopCodons.SKIP : StopCodons.KEEP,
                minCount == null ? 0 : minCount,
                top == null ? null : Integer.valueOf(top.intValue()));
    }

    /** The code asked for, null where it is to be the scope's own. */
    private @Nullable GeneticCode geneticCode(Request request) {
        if (AUTO.equals(request.text(CODE))) {
            return null;
        }
        Long id = request.number(CODE, 1, Integer.MAX_VALUE);
        return request.parse(CODE, "1", text -> geneticCodes.get(id == null ? 1 : id.intValue()));
    }

    private GeneticCode ownCode(Scope scope, Reading reading, Usage usage) {
        List<Integer> codes = usage.geneticCodes().entrySet().stream()
                .filter(share -> size(share.getValue(), reading) > 0)
                .map(share -> share.getKey())
                .toList();
        if (codes.size() != 1) {
            String found = codes.isEmpty()
                    ? "states no genetic code"
                    : "has genetic codes " + codes.stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw new BadRequestException("scope " + scope.text() + " " + found + ": name one with code=");
        }
        return geneticCodes.get(codes.get(0));
    }

    private static long size(CodeShare share, Reading reading) {
        return reading == Reading.CDS ? share.codingSequences() : share.sequences();
    }

    /** {@code GET /v1/scopes}. */
    Reply scopes(Request request, Queries queries) {
        request.with("prefix", "after", "limit");
        Long limit = request.number("limit", 1, MOST_SCOPES_A_PAGE);
        return replies.of(
                queries.usage()
                        .scopes(
                                request.text("prefix", ""),
                                request.text("after"),
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
