package org.codonstream.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasePackerTest {

    private static final String IUPAC = "ACGTURYSWKMBDHVN";

    private final BasePacker packer = new BasePacker();

    @Test
    void packsFourBasesIntoAByteWithTheFirstInTheHighestBits() {
        assertThat(pack("TCAG").bytes()).containsExactly(0b00_01_10_11);
        assertThat(pack("GG").bytes()).containsExactly(0b11_11_00_00);
        assertThat(pack("tcagTCAGu").bytes()).containsExactly(0b00_01_10_11, 0b00_01_10_11, 0);
    }

    @Test
    void packsEveryLengthAtEveryOffset() {
        RandomGenerator random = new Random(1);
        for (int length = 0; length <= 130; length++) {
            for (int offset = 0; offset < 9; offset++) {
                StringBuilder letters = new StringBuilder("*".repeat(offset));
                for (int position = 0; position < length; position++) {
                    boolean other = random.nextInt(20) == 0;
                    char letter = IUPAC.charAt(other ? 5 + random.nextInt(11) : random.nextInt(5));
                    letters.append(random.nextBoolean() ? letter : Character.toLowerCase(letter));
                }
                byte[] bytes = letters.append("*").toString().getBytes(StandardCharsets.US_ASCII);

                assertHolds(packer.pack(bytes, offset, length), letters.substring(offset, offset + length));
            }
        }
    }

    @Test
    void listsRunsOfOtherLetters() {
        assertThat(pack("NNACGRYT").otherLetters()).isEqualTo(LetterRuns.of(new int[] {0, 5}, new int[] {2, 2}));
        assertThat(pack("ACG" + "N".repeat(37) + "A").otherLetters())
                .isEqualTo(LetterRuns.of(new int[] {3}, new int[] {37}));
        assertThat(pack("ACG" + "n".repeat(16)).otherLetters()).isEqualTo(LetterRuns.of(new int[] {3}, new int[] {16}));
        assertThat(pack("ACGT").otherLetters()).isSameAs(LetterRuns.NONE);
    }

    @Test
    void keepsMoreRunsThanItHadRoomFor() {
        PackedBases packed = pack("AN".repeat(1000));

        assertThat(packed.otherLetters().count()).isEqualTo(1000);
        assertHolds(packed, "AN".repeat(1000));
    }

    @Test
    void startsAnewWithEachSequenceAndAfterARefusedOne() {
        assertThatThrownBy(() -> pack("NNN*")).isInstanceOf(InvalidLetterException.class);

        assertThat(pack("ACNT").otherLetters()).isEqualTo(LetterRuns.of(new int[] {2}, new int[] {1}));
        assertThat(pack("ACGT").otherLetters()).isSameAs(LetterRuns.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 8, 15, 16, 17, 20})
    void refusesEveryByteThatIsNoIupacLetter(int position) {
        byte[] letters = "ACGTACGTACGTACGTACGTA".getBytes(StandardCharsets.US_ASCII);
        int accepted = 0;
        for (int value = 0; value < 256; value++) {
            letters[position] = (byte) value;
            if (value < 128 && IUPAC.indexOf(Character.toUpperCase((char) value)) >= 0) {
                assertThat(packer.pack(letters, 0, letters.length).length()).isEqualTo(21);
                accepted++;
            } else {
                assertThatThrownBy(() -> packer.pack(letters, 0, letters.length))
                        .as("byte %s", value)
                        .isInstanceOfSatisfying(InvalidLetterException.class, e -> {
                            assertThat(e.position()).isEqualTo(position);
                            assertThat(e.letter()).isEqualTo((char) (letters[position] & 0xFF));
                        });
            }
        }
        assertThat(accepted).isEqualTo(32);
    }

    @Test
    void saysWhichLetterStandsWhere() {
        assertThatThrownBy(() -> pack("ACG-T"))
                .hasMessage(
                        "letter '-' at base 4: must be an IUPAC nucleotide letter (ACGTU RYSWKMBDHV N, upper or lower"
                                + " case)");
        assertThatThrownBy(() -> pack("ACGT\n"))
                .hasMessage(
                        "byte 0x0A at base 5: must be an IUPAC nucleotide letter (ACGTU RYSWKMBDHV N, upper or lower"
                                + " case)");
    }

    private PackedBases pack(String letters) {
        return packer.pack(letters.getBytes(StandardCharsets.US_ASCII), 0, letters.length());
    }

    private static void assertHolds(PackedBases packed, String letters) {
        StringBuilder unpacked = new StringBuilder();
        for (int position = 0; position < packed.length(); position++) {
            unpacked.append("TCAG".charAt(packed.base(position)));
        }
        LetterRuns runs = packed.otherLetters();
        for (int run = 0; run < runs.count(); run++) {
            for (int position = runs.start(run); position < runs.start(run) + runs.length(run); position++) {
                assertThat(unpacked.charAt(position)).isEqualTo('T');
                unpacked.setCharAt(position, 'N');
            }
        }
        assertThat(unpacked.toString())
                .isEqualTo(letters.toUpperCase(java.util.Locale.ROOT)
                        .replace('U', 'T')
                        .replaceAll("[^ACGT]", "N"));
    }
}
