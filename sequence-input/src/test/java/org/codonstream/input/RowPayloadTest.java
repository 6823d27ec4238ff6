package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RowPayloadTest {

    /** What a record of Kafka may have here, which holds more than the payload. */
    private static final int MOST_BYTES = 1_000_000;

    @Test
    void staysSmallWhateverStandsInARow() {
        for (byte letter : new byte[] {0, '"', (byte) 0xe9, 'A'}) {
            byte[] letters = new byte[2_000_000];
            Arrays.fill(letters, letter);

            byte[] payload =
                    new RowPayload().letters(letters, 0, letters.length).toBytes();

            assertThat(payload.length).as("letter %d", letter).isBetween(899_000, MOST_BYTES);
            assertThat(new String(payload, StandardCharsets.UTF_8)).endsWith("\",\"sequence_cut\":true}");
        }
    }

    @Test
    void keepsAllLettersThatFitAndSaysNothingOfACut() {
        byte[] letters = {'A', 0, '"', 'C'};

        assertThat(new String(new RowPayload().letters(letters, 0, 4).toBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"sequence\":\"A\\u0000\\\"C\"}");
    }

    @Test
    void cutsTextsByWhatTheyTake() {
        String zeros = "\0".repeat(20_000);

        assertThat(new RowPayload().text("seq_id", zeros).toBytes().length).isBetween(9_990, 10_030);
        assertThat(new String(new RowPayload().text("seq_id", "é\ud83e\uddec").toBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"seq_id\":\"é\\ud83e\\uddec\"}");
    }
}
