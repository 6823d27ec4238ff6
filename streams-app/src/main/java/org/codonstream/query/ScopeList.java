package org.codonstream.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.ScopeUsage;
import org.codonstream.topic.UsageKeys;
import org.codonstream.usage.Scope;
import org.codonstream.usage.Scope.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of the global table in the order they are listed in: by the bytes of their text, but a taxon behind its
 * compartments, because a table over nuclei and organelles together is seldom what somebody looks for.
 */
final class ScopeList {

    private static final char COMPARTMENT = '/';

    private final ReadOnlyKeyValueStore<String, byte[]> table;
    private final String prefix;
    private final int limit;
    private final List<ScopeSummary> scopes = new ArrayList<>();

    /** A taxon whose compartments are being listed. */
    private @Nullable KeyValue<String, byte[]> taxon;

    private ScopeList(ReadOnlyKeyValueStore<String, byte[]> table, String prefix, int limit) {
        this.table = table;
        this.prefix = prefix;
        this.limit = limit;
    }

    /** The page of scopes whose text begins with a prefix, behind a scope. */
    static ScopePage page(
            ReadOnlyKeyValueStore<String, byte[]> table, String prefix, @Nullable Scope after, int limit) {
        return new ScopeList(table, prefix, limit).after(after);
    }

    private ScopePage after(@Nullable Scope scope) {
        String first = scope == null ? "" : keyBehind(scope);
        if (scope != null && scope.kind() == Kind.COMPARTMENT) {
            keepTaxonOf(scope);
        }
        // one more than the page has says whether there is another page
        try (KeyValueIterator<String, byte[]> entries =
                table.range(first.compareTo(prefix) < 0 ? prefix : first, null)) {
            while (scopes.size() <= limit && entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                if (!entry.key.startsWith(prefix)) {
                    break;
                }
                if (!UsageKeys.isPosition(entry.key)) {
                    list(entry);
                }
            }
        }
        listTaxon();
        if (scopes.size() <= limit) {
            return new ScopePage(scopes, null);
        }
        return new ScopePage(
                scopes.subList(0, limit), scopes.get(limit - 1).scope().text());
    }

    /** The smallest key of what is listed behind a scope, but for the taxon of a compartment. */
    private static String keyBehind(Scope scope) {
        return scope.kind() == Kind.TAXON ? scope.text() + (char) (COMPARTMENT + 1) : scope.text() + '\0';
    }

    private void keepTaxonOf(Scope compartment) {
        String key = compartment.text().substring(0, compartment.text().indexOf(COMPARTMENT));
        byte[] stored = table.get(key);
        if (stored != null && key.startsWith(prefix)) {
            taxon = KeyValue.pair(key, stored);
        }
    }

    private void list(KeyValue<String, byte[]> entry) {
        if (taxon != null && !entry.key.startsWith(taxon.key + COMPARTMENT)) {
            listTaxon();
        }
        if (Scope.parse(entry.key).kind() == Kind.TAXON) {
            taxon = entry;
        } else {
            scopes.add(summary(entry.value));
        }
    }

    private void listTaxon() {
        if (taxon != null) {
            scopes.add(summary(taxon.value));
            taxon = null;
        }
    }

    private static ScopeSummary summary(byte[] stored) {
        ScopeUsage usage = Codecs.SCOPE_USAGE.decodeOwn(stored);
        return new ScopeSummary(
                Scope.parse(usage.getScope()), usage.getSequences(), usage.getCodingSequences(), usage.getBases());
    }
}
