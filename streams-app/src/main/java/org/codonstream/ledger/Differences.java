package org.codonstream.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.codonstream.flow.DifferenceRecord;
import org.codonstream.schema.Decisions;
import org.codonstream.schema.Publication;
import org.codonstream.schema.ScopeUsage;
import org.codonstream.schema.UsageDifference;
import org.codonstream.schema.Values;
import org.codonstream.topic.TopicLayout;
import org.codonstream.usage.Scope;
import org.codonstream.usage.ScopeSums;
import org.jspecify.annotations.Nullable;

/**
 * Spreads what one input record changes over the usage partitions: rounds of one record to each of them, under one
 * running number a round, so that every usage partition sees every number. Only the last round of an input record is
 * complete, and carries the decisions.
 */
final class Differences {

    /** So many changes of scopes, of at most 4 kB each, stay below 500 kB a record. */
    private static final int SCOPES_A_RECORD = 120;

    private final TopicLayout layout;
    private final Progress progress;

    Differences(TopicLayout layout, Progress progress) {
        this.layout = layout;
        this.progress = progress;
    }

    /** The usage partition of a publication's decisions: that of its batch's scope. */
    static String decisionsKey(Publication publication) {
        return Scope.batch(publication.getBatch()).text();
    }

    /** Numbers the differences of a record and hands them on, the target partition first. */
    void spread(
            RecordMetadata origin,
            ScopeSums changes,
            @Nullable Publication publication,
            @Nullable Decisions decisions,
            Consumer<Addressed> sink) {
        List<List<ScopeUsage>> homes = IntStream.range(0, layout.partitions())
                .<List<ScopeUsage>>mapToObj(partition -> new ArrayList<>())
                .toList();
        changes.forEach(
                (scope, change) -> homes.get(layout.partition(scope.text())).add(Values.scopeUsage(scope, change)));
        int most = homes.stream().mapToInt(List::size).max().orElse(0);
        int rounds = Math.max(1, (most + SCOPES_A_RECORD - 1) / SCOPES_A_RECORD);
        int decisionsHome = publication == null ? -1 : layout.partition(decisionsKey(publication));
        for (int round = 1; round <= rounds; round++) {
            long number = progress.next();
            boolean complete = round == rounds;
            for (int partition = 0; partition < homes.size(); partition++) {
                boolean decides = complete && partition == decisionsHome;
                sink.accept(new Addressed(
                        partition,
                        new DifferenceRecord(new UsageDifference(
                                origin.partition(),
                                number,
                                origin.topic(),
                                progress.topicId(origin.topic()),
                                origin.offset(),
                                complete,
                                ofRound(homes.get(partition), round),
                                decides ? publication : null,
                                decides ? decisions : null))));
            }
        }
    }

    /** A difference and the usage partition that it is for. */
    record Addressed(int partition, DifferenceRecord record) {}

    private static List<ScopeUsage> ofRound(List<ScopeUsage> home, int round) {
        int from = Math.min(home.size(), (round - 1) * SCOPES_A_RECORD);
        return home.subList(from, Math.min(home.size(), from + SCOPES_A_RECORD));
    }
}
