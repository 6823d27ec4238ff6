package org.codonstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RehearsalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void publishesGenomesInSmallBatchesAndReads() throws Exception {
        rehearsal(new Rehearsal.Extent(11, 100)).run();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("published 2 batches: 11 sequences, 849,000 bases", "counted 11,")
                .contains("published 1 batch: 100 sequences, 30,000 bases", "counted 100,");
    }

    @Test
    void endsWithTheFirstCommandThatFails() {
        assertThatThrownBy(() -> rehearsal(new Rehearsal.Extent(0, 0)).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("codonstream ingest convert", "ended with 1");
    }

    private Rehearsal rehearsal(Rehearsal.Extent extent) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Rehearsal(extent, stream, stream);
    }
}
