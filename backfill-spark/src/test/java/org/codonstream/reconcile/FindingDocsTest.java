package org.codonstream.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codonstream.command.Documents.PROJECT;
import static org.codonstream.command.Documents.find;
import static org.codonstream.command.Documents.read;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.codonstream.command.Documents;
import org.junit.jupiter.api.Test;

class FindingDocsTest {
    @Test
    void explainsEveryWordOfAReconciliationAndNoOther() {
        String section = Documents.sections(read(PROJECT.resolve("docs/how-to/reconcile.md")))
                .get("The words");

        assertThat(find(Pattern.compile("(?m)^\\| `([^`]*)` \\|"), section))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Finding.values()).map(Finding::label).toList());
    }
}
