package org.codonstream.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.InvalidLetterException;
import org.codonstream.sequence.PackedBases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodingCutterTest {

    private static final String BEFORE = "xx";
    private static final String RECORD = "ATGCCNTAAGGu";

    private final CodingCutter cutter = new CodingCutter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1..12                          | 1 | ATGCCNTAAGGT
            1..12                          | 2 | TGCCNTAAGGT
            1..12                          | 3 | GCCNTAAGGT
            complement(1..12)              | 1 | ACCTTANGGCAT
            complement(1..12)              | 3 | CTTANGGCAT
            join(1..3,7..9)                | 1 | ATGTAA
            join(7..9,1..3)                | 1 | TAAATG
            join(1..4,4..6)                | 1 | ATGCCCN
            complement(join(1..3,7..9))    | 1 | TTACAT
            join(complement(7..9),1..3)    | 2 | TAATG
            11..2                          | 1 | GTAT
            complement(11..2)              | 1 | ATAC
            """)
    void cutsWhatIsTranslated(String location, int codonStart, String expected) {
        assertThat(cut(RECORD, location, codonStart)).isEqualTo(packed(expected));
    }

    @Test
    void complementsEveryNucleotideLetter() {
        assertThat(cut("ACGTURYKMBVDHSWN", "complement(1..16)", 1)).isEqualTo(packed("NWSDHBVKMRYAACGT"));
        assertThat(cut("acgturykmbvdhswn", "complement(1..16)", 1)).isEqualTo(packed("NWSDHBVKMRYAACGT"));
    }

    @Test
    void growsWithTheLongestOne() {
        String record = "ACGTTTGCA".repeat(10_000);

        assertThat(cut(record, "1..90000", 1)).isEqualTo(packed(record));
        assertThat(cut(record, "1..9", 1)).isEqualTo(packed("ACGTTTGCA"));
    }

    @Test
    void refusesWhatIsNoNucleotideLetter() {
        assertThatThrownBy(() -> cut("ACG-AC", "complement(1..6)", 1))
                .isInstanceOf(InvalidLetterException.class)
                .hasMessage("letter '-' at base 3: must be an IUPAC nucleotide letter (ACGTU RYSWKMBDHV N, upper or"
                        + " lower case)");
    }

    private PackedBases cut(String record, String location, int codonStart) {
        Annotation annotation = AnnotationReader.read(
                List.of(new RawFeature(1, location, Map.of("codon_start", List.of(String.valueOf(codonStart))))),
                record.length(),
                Topology.CIRCULAR);
        byte[] letters = (BEFORE + record).getBytes(StandardCharsets.US_ASCII);
        return cutter.cut(letters, BEFORE.length(), annotation.features().get(0));
    }

    private static PackedBases packed(String letters) {
        byte[] bytes = letters.getBytes(StandardCharsets.US_ASCII);
        return new BasePacker().pack(bytes, 0, bytes.length);
    }
}
