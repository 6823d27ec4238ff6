package org.codonstream.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static final byte[] BASES = refget("ACGT");

    @Test
    void givesTheRefgetDigestOfItsSpecification() {
        assertThat(RefgetDigest.text(refget("ACGT"))).isEqualTo("SQ.aKF498dAxcJAqme6QYQ7EZ07-fiw8Kw2");
        assertThat(RefgetDigest.text(refget("acGt"))).isEqualTo("SQ.aKF498dAxcJAqme6QYQ7EZ07-fiw8Kw2");
    }

    @Test
    void digestsLettersOfEitherCaseInChunks() throws Exception {
        String letters = "ACGTNRU".repeat(5000) + "acgtnru".repeat(3000) + "A";
        MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
        byte[] expected = Arrays.copyOf(
                sha512.digest(letters.toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII)), 24);

        byte[] padded = ("acg" + letters + "nn").getBytes(StandardCharsets.US_ASCII);
        RefgetDigest digest = new RefgetDigest();

        assertThat(digest.of(padded, 3, letters.length())).isEqualTo(expected);
        assertThat(digest.of(padded, 3, letters.length())).isEqualTo(expected);
    }

    @Test
    void keepsUApartFromT() {
        assertThat(refget("ACGU")).isNotEqualTo(refget("ACGT"));
    }

    @Test
    void refusesTextOfADigestOfAnotherLength() {
        assertThatThrownBy(() -> RefgetDigest.text(new byte[64]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("refget digest of 64 bytes: must have 24 bytes");
    }

    @Test
    void tellsApartAllThatIsCountedOrFiled() {
        byte[] coding = CodingDigest.of(List.of(new LocatedCoding("1..9", 1, 11)));
        List<byte[]> digests = List.of(
                ContentDigest.of(BASES, Filing.UNSTATED, CodingDigest.unstated()),
                ContentDigest.of(refget("ACGA"), Filing.UNSTATED, CodingDigest.unstated()),
                ContentDigest.of(BASES, new Filing("a", null, null, null), CodingDigest.unstated()),
                ContentDigest.of(BASES, new Filing("ab", null, null, null), CodingDigest.unstated()),
                ContentDigest.of(BASES, new Filing(null, null, "a", null), CodingDigest.unstated()),
                ContentDigest.of(BASES, new Filing(null, 2, null, null), CodingDigest.unstated()),
                ContentDigest.of(BASES, new Filing(null, null, null, 2), CodingDigest.unstated()),
                ContentDigest.of(BASES, Filing.UNSTATED, CodingDigest.of(List.of())),
                ContentDigest.of(BASES, Filing.UNSTATED, coding));
        Set<String> texts = new HashSet<>();
        digests.forEach(digest -> texts.add(RefgetDigest.text(digest)));

        assertThat(texts).hasSameSizeAs(digests);
        assertThat(ContentDigest.of(BASES, new Filing("a", 1, "b", 2), coding))
                .hasSize(24)
                .isEqualTo(ContentDigest.of(refget("acgt"), new Filing("a", 1, "b", 2), coding));
    }

    @Test
    void staysTheSameFromReleaseToRelease() {
        byte[] digest = ContentDigest.of(
                BASES,
                new Filing("organelle", 9606, "mitochondrion", 2),
                CodingDigest.of(List.of(new LocatedCoding("complement(1..9)", 2, 2))));

        assertThat(RefgetDigest.text(digest)).isEqualTo("SQ.r9dfLOV4pNAyRqndFM-qLizfkAlT3aa5");
    }

    @Test
    void tellsCodingSequencesApartWhateverTheirOrder() {
        LocatedCoding first = new LocatedCoding("join(1..5,9..12)", 1, 11);
        LocatedCoding second = new LocatedCoding("complement(20..>40)", 2, 11);
        byte[] both = CodingDigest.of(List.of(first, second));

        assertThat(CodingDigest.of(List.of(second, first))).isEqualTo(both).hasSize(24);
        assertThat(CodingDigest.of(List.of(first))).isNotEqualTo(both);
        assertThat(CodingDigest.of(List.of(first, second, second))).isNotEqualTo(both);
        assertThat(CodingDigest.of(List.of(first, new LocatedCoding("complement(20..>40)", 3, 11))))
                .isNotEqualTo(both);
        assertThat(CodingDigest.of(List.of(first, new LocatedCoding("complement(20..>40)", 2, 4))))
                .isNotEqualTo(both);
    }

    @Test
    void refusesDigestsOfAnotherLengthAndCodingSequencesWithoutSense() {
        assertThatThrownBy(() -> ContentDigest.of(new byte[3], Filing.UNSTATED, new byte[0]))
                .hasMessage("digest of bases with 3 bytes: must have 24");
        assertThatThrownBy(() -> ContentDigest.of(BASES, Filing.UNSTATED, new byte[3]))
                .hasMessage("digest of coding sequences with 3 bytes: must have 24, or none where they are not stated");
        assertThatThrownBy(() -> new LocatedCoding("1..9", 4, 1)).hasMessage("codon_start 4: must be 1, 2 or 3");
        assertThatThrownBy(() -> new LocatedCoding(" ", 1, 1))
                .hasMessage("coding sequence without location: must have one");
    }

    private static byte[] refget(String letters) {
        byte[] bytes = letters.getBytes(StandardCharsets.US_ASCII);
        return new RefgetDigest().of(bytes, 0, bytes.length);
    }
}
