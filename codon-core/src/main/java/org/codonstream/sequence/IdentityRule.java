package org.codonstream.sequence;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the identity of a sequence follows from its id. Belongs to a topic prefix, whose publishers all use the same. */
public enum IdentityRule {
    /** An accession without its version; any other id together with its source. */
    ACCESSION("accession"),
    /** The whole id as it is, versions and all. */
    SEQ_ID("seq-id");

    private final String label;

    IdentityRule(String label) {
        this.label = label;
    }

    /** The name that users write: {@code accession}, {@code seq-id}. */
    public String label() {
        return label;
    }

    /**
     * Finds the rule with a label.
     *
     * @throws IllegalArgumentException if no rule has this label; the message lists those there are
     */
    public static IdentityRule ofLabel(String label) {
        return Arrays.stream(values())
                .filter(rule -> rule.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("identity rule " + label + ": must be one of "
                        + Arrays.stream(values()).map(IdentityRule::label).collect(Collectors.joining(", "))));
    }

    /**
     * The identity of a sequence. Of an id that is no accession it is {@code <source>/<id>}; a {@code /} or {@code %} in
     * the source is written as {@code %2F} or {@code %25}, so that source {@code a/b} with id {@code c} is not source
     * {@code a} with id {@code b/c}.
     *
     * @throws MissingSourceException if the id needs a source and there is none
     */
    public SequenceIdentity identify(String id, @Nullable String source) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id is empty: a sequence must have one");
        }
        if (this == SEQ_ID) {
            return new SequenceIdentity(id, 0);
        }
        Optional<Accession> accession = Accession.parse(id);
        if (accession.isPresent()) {
            return new SequenceIdentity(accession.get().base(), accession.get().version());
        }
        if (source == null || source.isBlank()) {
            throw new MissingSourceException(id);
        }
        return new SequenceIdentity(source.replace("%", "%25").replace("/", "%2F") + "/" + id, 0);
    }
}
