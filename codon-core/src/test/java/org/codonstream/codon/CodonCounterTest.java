package org.codonstream.codon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.LetterRuns;
import org.codonstream.sequence.PackedBases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodonCounterTest {

    private static final List<Reading> WHOLE_SEQUENCE_READINGS = List.of(
            Reading.FRAME0, Reading.FRAME1, Reading.FRAME2, Reading.REVERSE0, Reading.REVERSE1, Reading.REVERSE2);

    private final CodonCounter counter = new CodonCounter();
    private final BasePacker packer = new BasePacker();
    private final RandomGenerator random = new Random(20261123);

    @Test
    void countsEveryLengthUpTo200InAllReadings() {
        for (int length = 0; length <= 200; length++) {
            for (int share : new int[] {0, 1, 3, 30, 100}) {
                assertCountsAsNaively(randomLetters(length, share));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1490, 1499, 1500, 1501, 1502, 1511, 1523, 1524, 1525, 4100, 10_007, 100_003, 1_000_001})
    void countsLongSequencesInAllReadings(int length) {
        assertCountsAsNaively(randomLetters(length, 0));
        assertCountsAsNaively(randomLetters(length, 5));
    }

    @Test
    void countsRunsOfOtherLettersThatShareCodonsOnce() {
        List<String> cases = List.of(
                "N",
                "NN",
                "NNN",
                "ANA",
                "NANAN",
                "NAANAANAA",
                "ANNANNANN",
                "AANAANAAN",
                "NACGTN",
                "ACGTNNNNNNNNNNACGT");
        cases.forEach(this::assertCountsAsNaively);
        assertCountsAsNaively("A".repeat(4000) + "N" + "A" + "N" + "C".repeat(5) + "N".repeat(5000) + "GGR");
        assertCountsAsNaively("N".repeat(7001));
    }

    @Test
    void countsOneCodonOfEachKind() {
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            CodonCounts counts = counter.count(pack(Codon.text(codon))).frame0();

            assertThat(counts.codon(codon)).isEqualTo(1);
            assertThat(counts.counted()).isEqualTo(1);
        }
    }

    @Test
    void readsLowerCaseAndUAsBases() {
        assertThat(counter.count(pack("augAUG"))).isEqualTo(counter.count(pack("ATGATG")));
        assertThat(counter.count(pack("augAUG")).frame0().codon(Codon.index("ATG")))
                .isEqualTo(2);
    }

    @Test
    void ignoresBitsBehindTheLastBaseAndUnderOtherLetters() {
        byte[] bytes = new byte[20];
        Arrays.fill(bytes, (byte) 0xFF);
        PackedBases bases = PackedBases.of(bytes, 77, LetterRuns.of(new int[] {4, 60}, new int[] {30, 2}));

        String letters = "GGGG" + "N".repeat(30) + "G".repeat(26) + "NN" + "G".repeat(15);
        assertAllReadings(counter.count(bases), letters);
    }

    @Test
    void keepsTheSumOfCodonsForEveryLengthAndFrame() {
        for (int length = 0; length < 100; length++) {
            FrameCounts counts = counter.count(pack(randomLetters(length, 10)));
            for (Reading reading : WHOLE_SEQUENCE_READINGS) {
                int frame = WHOLE_SEQUENCE_READINGS.indexOf(reading) % 3;
                CodonCounts ofReading = counts.reading(reading);
                assertThat(ofReading.counted() + ofReading.ambiguous()).isEqualTo(Math.max(0, (length - frame) / 3));
                assertThat(ofReading.trailing()).isEqualTo(Math.max(0, length - frame) % 3);
            }
        }
    }

    @Test
    void countsTheSameWhateverTheCutIntoSegments() {
        for (int length = 0; length <= 100; length++) {
            String letters = randomLetters(length, length % 3 * 8);
            PackedBases whole = pack(letters);
            FrameCounts expected = counter.count(whole);
            for (int size = 12; size <= length + 12; size += 12) {
                assertThat(sumOfSegments(whole, size))
                        .as("%s cut every %s bases", letters, size)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 1200, 3012, 48_000, 99_996, 100_008})
    void countsLongSequencesTheSameWhateverTheCutAndOrderOfSegments(int size) {
        String letters = randomLetters(100_001, 3);

        FrameCounts sum = sumOfSegments(pack(letters), size);

        assertAllReadings(sum, letters);
    }

    @Test
    void countsCodingSequencesInFrame0() {
        for (int length = 0; length <= 200; length++) {
            for (int share : new int[] {0, 3, 30, 100}) {
                String letters = randomLetters(length, share);
                assertThat(counter.countFrame0(pack(letters))).as(letters).isEqualTo(NaiveCounter.forward(letters, 0));
            }
        }
        String longOne = randomLetters(30_001, 4);
        assertThat(counter.countFrame0(pack(longOne))).isEqualTo(NaiveCounter.forward(longOne, 0));
    }

    @Test
    void refusesSegmentsWhoseNumbersDoNotFit() {
        PackedBases bases = pack("ACGTACGTACGTAC");
        assertThatThrownBy(() -> counter.countSegment(bases, 12, 40, 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "segment of 12 bases at 6 of 40: must begin at a multiple of 12 and lie inside the sequence");
        assertThatThrownBy(() -> counter.countSegment(bases, 12, 20, 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "segment of 12 bases at 12 of 20: must begin at a multiple of 12 and lie inside the sequence");
        assertThatThrownBy(() -> counter.countSegment(bases, 14, 40, 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "segment of 14 bases at 12 of 40 holds 14: must hold 16, its own and the two behind them where"
                                + " the sequence goes on");
    }

    private void assertCountsAsNaively(String letters) {
        assertAllReadings(counter.count(pack(letters)), letters);
    }

    private static void assertAllReadings(FrameCounts counts, String letters) {
        assertThat(counts.length()).isEqualTo(letters.length());
        for (Reading reading : WHOLE_SEQUENCE_READINGS) {
            assertThat(counts.reading(reading))
                    .as("%s of %s", reading, letters.length() > 200 ? letters.length() + " letters" : letters)
                    .isEqualTo(NaiveCounter.reading(letters, reading));
        }
    }

    private FrameCounts sumOfSegments(PackedBases whole, int size) {
        List<FrameCounts> segments = new ArrayList<>();
        for (int start = 0; start < whole.length(); start += size) {
            int own = Math.min(size, whole.length() - start);
            PackedBases segment = whole.slice(start, Math.min(whole.length(), start + own + 2));
            segments.add(counter.countSegment(segment, own, whole.length(), start));
        }
        Collections.shuffle(segments, new Random(7));
        return segments.stream().reduce(FrameCounts.EMPTY, FrameCounts::plus);
    }

    private PackedBases pack(String letters) {
        return packer.pack(NaiveCounter.bytes(letters), 0, letters.length());
    }

    /** Letters of which {@code percent} in a hundred are other ones, alone or in runs. */
    private String randomLetters(int length, int percent) {
        StringBuilder letters = new StringBuilder(length);
        while (letters.length() < length) {
            if (random.nextInt(100) < percent) {
                int run = random.nextInt(4) == 0 ? 1 + random.nextInt(40) : 1;
                for (int index = 0; index < run && letters.length() < length; index++) {
                    letters.append("RYSWKMBDHVNnrN".charAt(random.nextInt(14)));
                }
            } else {
                letters.append("ACGTACGTACGTUacgtu".charAt(random.nextInt(18)));
            }
        }
        return letters.toString();
    }
}
