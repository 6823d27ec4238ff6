package org.codonstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunIdTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void sortsByTime() {
        List<String> ids = Stream.of(0, 1, 1000, 1_000_000)
                .map(milliseconds -> RunId.next(NOW.plusMillis(milliseconds)))
                .toList();
        assertThat(ids).isSorted();
    }

    @Test
    void differsWithinAMillisecondAndIsShort() {
        assertThat(RunId.next(NOW)).hasSize(16).isNotEqualTo(RunId.next(NOW)).matches("[0-9a-z]+");
    }
}
