package org.codonstream.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    @ParameterizedTest
    @CsvSource({
        "all, ALL, ''",
        "source:organelle, SOURCE, organelle",
        "source:a:b/c d, SOURCE, a:b/c d",
        "taxon:9606, TAXON, 9606",
        "taxon:9606/mitochondrion, COMPARTMENT, 9606/mitochondrion",
        "code:2, CODE, 2",
        "batch:0123abcd, BATCH, 0123abcd",
        "batch:backfill-7, BATCH, backfill-7",
    })
    void readsWhatUsersWrite(String text, Scope.Kind kind, String name) {
        Scope scope = Scope.parse(text);

        assertThat(scope.kind()).isEqualTo(kind);
        assertThat(scope.name()).isEqualTo(name);
        assertThat(scope).hasToString(text);
    }

    @Test
    void isMadeOfItsParts() {
        assertThat(Scope.ALL).isEqualTo(Scope.parse("all"));
        assertThat(Scope.source("organelle")).hasToString("source:organelle");
        assertThat(Scope.source(null)).hasToString("source:unstated");
        assertThat(Scope.taxon(9606)).hasToString("taxon:9606");
        assertThat(Scope.taxon(9606, "plastid")).hasToString("taxon:9606/plastid");
        assertThat(Scope.code(33)).hasToString("code:33");
        assertThat(Scope.batch("b")).hasToString("batch:b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ALL",
                "all:x",
                "organelle",
                "source:",
                "source: ",
                "taxon:",
                "taxon:human",
                "taxon:0",
                "taxon:-1",
                "taxon:09606",
                "taxon:2147483648",
                "taxon:9606/",
                "code:x",
                "code:",
                "batch:",
                "window:1",
                ":all"
            })
    void refusesWhatIsNoScope(String text) {
        assertThatThrownBy(() -> Scope.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scope '" + text
                        + "': must be all, source:NAME, taxon:ID, taxon:ID/COMPARTMENT, code:ID or batch:ID");
    }
}
