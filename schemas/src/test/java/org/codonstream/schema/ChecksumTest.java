package org.codonstream.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ChecksumTest {

    private static final byte[] VALUE = "123456789".getBytes(StandardCharsets.US_ASCII);

    @Test
    void isTheCastagnoliChecksum() {
        assertThat(HexFormat.of().formatHex(Checksum.header(VALUE).value())).isEqualTo("e3069283");
    }

    @Test
    void acceptsTheValueThatItWasMadeFor() {
        assertThatNoException()
                .isThrownBy(() -> Checksum.check(new RecordHeaders().add(Checksum.header(VALUE)), VALUE));
    }

    @Test
    void refusesAnotherValue() {
        assertThatThrownBy(() -> Checksum.check(new RecordHeaders().add(Checksum.header(VALUE)), new byte[0]))
                .hasMessage("the value's CRC-32C is 00000000, but its header crc32c says e3069283");
    }

    @Test
    void refusesAMissingOrShortHeader() {
        String message = "no header crc32c of 4 bytes with the checksum of the value";
        assertThatThrownBy(() -> Checksum.check(new RecordHeaders(), VALUE)).hasMessage(message);
        assertThatThrownBy(() -> Checksum.check(new RecordHeaders().add("crc32c", new byte[3]), VALUE))
                .hasMessage(message);
    }
}
