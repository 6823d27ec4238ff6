package org.codonstream.flatfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipMembersTest {

    private static final String TOO_EARLY = "its gzip data ends too early: copy or write the file again";

    @Test
    void readsOneMember() throws IOException {
        assertThat(text(gzip("ACGT"))).isEqualTo("ACGT");
    }

    @Test
    void readsAllMembersOneAfterTheOther() throws IOException {
        assertThat(text(together(gzip("AC"), gzip(""), gzip("GT")))).isEqualTo("ACGT");
    }

    @Test
    void readsMembersLargerThanItsBuffer() throws IOException {
        byte[] random = new byte[300_000];
        new Random(7).nextBytes(random);
        byte[] packed = together(gzip(random), gzip(random));

        assertThat(new GzipMembers(new Drops(packed)).readAllBytes()).isEqualTo(together(random, random));
    }

    @Test
    void passesOverNameCommentAndExtraField() throws IOException {
        byte[] packed = gzip("ACGT");
        byte[] header = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2};

        assertThat(text(together(header, Arrays.copyOfRange(packed, 10, packed.length))))
                .isEqualTo("ACGT");
    }

    @Test
    void takesZerosBehindTheLastMemberForPadding() throws IOException {
        assertThat(text(together(gzip("ACGT"), new byte[1000]))).isEqualTo("ACGT");
    }

    @Test
    void refusesOtherDataBehindTheLastMember() throws IOException {
        byte[] packed = gzip("ACGT");
        String sentence = "other data stands behind its gzip data: copy or write the file again";

        assertThatThrownBy(() -> text(together(packed, "rest".getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(FlatFileException.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> text(together(packed, new byte[10], packed))).hasMessage(sentence);
    }

    @Test
    void refusesDataThatEndsTooEarlyWhereverThatIs() throws IOException {
        byte[] packed = together(gzip("ACGT"), gzip("ACGTACGTTTGACA"));
        int first = gzip("ACGT").length;
        for (int length = 1; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            if (length != first) {
                assertThatThrownBy(() -> text(cut))
                        .as("%s bytes", length)
                        .isInstanceOf(FlatFileException.class)
                        .hasMessage(TOO_EARLY);
            }
        }
        assertThatThrownBy(() -> text(new byte[0])).hasMessage(TOO_EARLY);
    }

    @Test
    void readsBlocksOfBgzip() throws IOException {
        byte[] whole = together(block("ACGT"), block(""), block("TTGA"), block(""));

        assertThat(text(whole)).isEqualTo("ACGTTTGA");
        assertThat(text(together(whole, new byte[10]))).isEqualTo("ACGTTTGA");
        assertThat(text(together(whole, whole))).isEqualTo("ACGTTTGAACGTTTGA");
        assertThat(text(together(whole, gzip("CC")))).isEqualTo("ACGTTTGACC");
    }

    @Test
    void refusesWhatBgzipWroteWhereItWasCutBetweenTwoBlocks() throws IOException {
        String sentence =
                "its gzip data ends too early (bgzip's empty last block is missing): copy or write the file" + " again";

        assertThatThrownBy(() -> text(block("ACGT")))
                .isInstanceOf(FlatFileException.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> text(together(block("ACGT"), block("TTGA")))).hasMessage(sentence);
        assertThatThrownBy(() -> text(together(block("ACGT"), new byte[10]))).hasMessage(sentence);
        assertThatThrownBy(() -> text(together(gzip("ACGT"), block("TTGA")))).hasMessage(sentence);
    }

    @Test
    void refusesDamagedData() throws IOException {
        byte[] packed = gzip("ACGTACGTTTGACA");
        byte[] checksum = packed.clone();
        checksum[packed.length - 8] ^= 1;
        byte[] length = packed.clone();
        length[packed.length - 1] ^= 1;
        byte[] block = packed.clone();
        block[10] |= 6;

        assertThatThrownBy(() -> text(checksum))
                .hasMessage("its gzip data is damaged (checksum): copy or write the file again");
        assertThatThrownBy(() -> text(length))
                .hasMessage("its gzip data is damaged (checksum): copy or write the file again");
        assertThatThrownBy(() -> text(block)).hasMessageContaining("its gzip data is damaged (");
    }

    static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A member as bgzip writes it, here behind another subfield. */
    private static byte[] block(String text) throws IOException {
        byte[] packed = gzip(text);
        byte[] header = {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, -1, 11, 0, 'X', 'Y', 1, 0, 7, 'B', 'C', 2, 0, 0, 0};
        header[21] = (byte) (header.length + packed.length - 10 - 1);
        return together(header, Arrays.copyOfRange(packed, 10, packed.length));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static String text(byte[] packed) throws IOException {
        return new String(new GzipMembers(new Drops(packed)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] together(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Gives few bytes at a time and never says whether there are more, as streams of far stores do. */
    private static final class Drops extends InputStream {
        private final ByteArrayInputStream in;

        Drops(byte[] bytes) {
            in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return in.read(bytes, offset, Math.min(length, 1000));
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
