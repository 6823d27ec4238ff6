package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BadRowTest {

    @Test
    void showsAnIdThatIsNoneByItsBeginning() {
        assertThat(BadRow.shown("N".repeat(100))).isEqualTo("N".repeat(100));
        assertThat(BadRow.shown("N".repeat(2_000_000))).isEqualTo("N".repeat(100) + "...");
    }
}
