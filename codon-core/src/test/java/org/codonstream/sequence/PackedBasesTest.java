package org.codonstream.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PackedBasesTest {

    private final BasePacker packer = new BasePacker();

    @Test
    void slicesLikeTheLetters() {
        String letters = "ACGTNNNNACGTNACGTRRRACGTACGTAAAANNNNNNNNNNNNACGN";
        PackedBases whole = pack(letters);
        for (int from = 0; from <= letters.length(); from += 4) {
            for (int to = from; to <= letters.length(); to++) {
                assertThat(whole.slice(from, to))
                        .as("%s to %s", from, to)
                        .isEqualTo(pack(letters.substring(from, to)))
                        .hasSameHashCodeAs(pack(letters.substring(from, to)));
            }
        }
    }

    @Test
    void wrapsBytesWithoutCopyingThem() {
        byte[] bytes = {0b00_01_10_11};

        assertThat(PackedBases.of(bytes, 4, LetterRuns.NONE).bytes()).isSameAs(bytes);
    }

    @Test
    void needsOneByteForFourBases() {
        assertThat(PackedBases.bytesFor(0)).isZero();
        assertThat(PackedBases.bytesFor(1)).isEqualTo(1);
        assertThat(PackedBases.bytesFor(4)).isEqualTo(1);
        assertThat(PackedBases.bytesFor(5)).isEqualTo(2);
        assertThat(PackedBases.bytesFor(Integer.MAX_VALUE)).isEqualTo(1 << 29);
    }

    @Test
    void refusesBytesThatDoNotFitTheLength() {
        for (int length : new int[] {-1, 0, 4, 9}) {
            assertThatThrownBy(() -> PackedBases.of(new byte[2], length, LetterRuns.NONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("packed bases: 2 bytes for " + length
                            + " bases: must be four bases a byte, the last byte filled up");
        }
    }

    @Test
    void refusesRunsBehindTheEnd() {
        LetterRuns runs = LetterRuns.of(new int[] {1, 6}, new int[] {2, 2});

        assertThat(PackedBases.of(new byte[2], 8, runs).otherLetters()).isSameAs(runs);
        assertThatThrownBy(() -> PackedBases.of(new byte[2], 7, runs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("packed bases: a run of other letters ends at 8: must end within the 7 bases");
    }

    @Test
    void refusesSlicesThatDoNotFit() {
        PackedBases bases = pack("ACGTACGT");
        for (int[] range : new int[][] {{1, 4}, {-4, 4}, {4, 0}, {0, 9}}) {
            assertThatThrownBy(() -> bases.slice(range[0], range[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("slice " + range[0] + " to " + range[1]
                            + " of 8 bases: must begin at a multiple of 4 and lie inside");
        }
    }

    @Test
    void refusesRunsOutOfOrder() {
        assertThatThrownBy(() -> LetterRuns.of(new int[] {1}, new int[0]))
                .hasMessage("letter runs: 1 starts but 0 lengths");
        int[][][] cases = {{{0}, {0}}, {{-1}, {1}}, {{4, 2}, {1, 1}}, {{0, 2}, {3, 1}}, {{0, 2}, {2, 1}}};
        for (int[][] runs : cases) {
            assertThatThrownBy(() -> LetterRuns.of(runs[0], runs[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must hold a base and begin behind the run before");
        }
    }

    @Test
    void refusesFilingsWithoutSense() {
        assertThatThrownBy(() -> new Filing(" ", null, null, null))
                .hasMessage("source ' ': must be 1 to 200 characters, not blank, without control characters");
        assertThatThrownBy(() -> new Filing(null, null, "a\nb", null))
                .hasMessageContaining("must be 1 to 200 characters, not blank, without control characters");
        assertThatThrownBy(() -> new Filing(null, 0, null, null)).hasMessage("taxon id 0: must be at least 1");
        assertThatThrownBy(() -> new Filing(null, null, null, 0)).hasMessage("genetic code 0: must be at least 1");
    }

    @Test
    void takesWhatAFilingLeavesUnstatedFromAnother() {
        Filing first = new Filing("a", null, null, 2);
        Filing second = new Filing("b", 9606, "mitochondrion", 5);

        assertThat(first.orElse(second)).isEqualTo(new Filing("a", 9606, "mitochondrion", 2));
        assertThat(Filing.UNSTATED.orElse(second)).isEqualTo(second);
    }

    private PackedBases pack(String letters) {
        return packer.pack(letters.getBytes(StandardCharsets.US_ASCII), 0, letters.length());
    }
}
