package org.codonstream.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.codonstream.codon.Codon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneticCodesTest {

    private static final String STANDARD = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG";

    private final GeneticCodes codes = GeneticCodes.ncbi();

    @Test
    void holdsThe27CodesOfVersion46() {
        assertThat(codes.version()).isEqualTo("4.6");
        assertThat(codes.all())
                .extracting(GeneticCode::id)
                .containsExactly(
                        1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,
                        33);
    }

    /** Each code as its differences from the standard one, from NCBI's pages on genetic codes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                     1 |
                     2 | AGA=* AGG=* ATA=M TGA=W
                     3 | ATA=M CTT=T CTC=T CTA=T CTG=T TGA=W
                     4 | TGA=W
                     5 | AGA=S AGG=S ATA=M TGA=W
                     6 | TAA=Q TAG=Q
                     9 | AAA=N AGA=S AGG=S TGA=W
                    10 | TGA=C
                    11 |
                    12 | CTG=S
                    13 | AGA=G AGG=G ATA=M TGA=W
                    14 | AAA=N AGA=S AGG=S TAA=Y TGA=W
                    15 | TAG=Q
                    16 | TAG=L
                    21 | TGA=W ATA=M AGA=S AGG=S AAA=N
                    22 | TCA=* TAG=L
                    23 | TTA=*
                    24 | AGA=S AGG=K TGA=W
                    25 | TGA=G
                    26 | CTG=A
                    27 | TAA=Q TAG=Q TGA=W
                    28 | TAA=Q TAG=Q TGA=W
                    29 | TAA=Y TAG=Y
                    30 | TAA=E TAG=E
                    31 | TAA=E TAG=E TGA=W
                    32 | TAG=W
                    33 | AGA=S AGG=K TAA=Y TGA=W
                    """)
    void translatesAsTheStandardCodeButFor(int id, String differences) {
        StringBuilder expected = new StringBuilder(STANDARD);
        for (String difference : differences == null ? new String[0] : differences.split(" ")) {
            expected.setCharAt(Codon.index(difference.substring(0, 3)), difference.charAt(4));
        }
        GeneticCode code = codes.get(id);
        for (int codon = 0; codon < 64; codon++) {
            assertThat(code.aminoAcid(codon))
                    .as("code %s, %s", id, Codon.text(codon))
                    .isEqualTo(expected.charAt(codon));
            assertThat(code.stop(codon)).isEqualTo(expected.charAt(codon) == '*');
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                     1 | TTG CTG ATG
                     2 | ATT ATC ATA ATG GTG
                     3 | ATA ATG GTG
                     4 | TTA TTG CTG ATT ATC ATA ATG GTG
                     5 | TTG ATT ATC ATA ATG GTG
                     6 | ATG
                     9 | ATG GTG
                    10 | ATG
                    11 | TTG CTG ATT ATC ATA ATG GTG
                    12 | CTG ATG
                    13 | TTG ATA ATG GTG
                    14 | ATG
                    15 | ATG
                    16 | ATG
                    21 | ATG GTG
                    22 | ATG
                    23 | ATT ATG GTG
                    24 | TTG CTG ATG GTG
                    25 | TTG ATG GTG
                    26 | CTG ATG
                    27 | ATG
                    28 | ATG
                    29 | ATG
                    30 | ATG
                    31 | ATG
                    32 | TTG CTG ATT ATC ATA ATG GTG
                    33 | TTG CTG ATG GTG
                    """)
    void startsWith(int id, String starts) {
        Set<String> expected = new TreeSet<>(List.of(starts.split(" ")));
        Set<String> actual = new TreeSet<>();
        for (int codon = 0; codon < 64; codon++) {
            if (codes.get(id).start(codon)) {
                actual.add(Codon.text(codon));
            }
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void marksStopsThatAreCountedAsAminoAcids() {
        Map<Integer, Set<String>> both = new TreeMap<>();
        for (GeneticCode code : codes.all()) {
            for (int codon = 0; codon < 64; codon++) {
                if (code.possibleStop(codon) && !code.stop(codon)) {
                    both.computeIfAbsent(code.id(), id -> new TreeSet<>()).add(Codon.text(codon));
                }
            }
        }
        assertThat(both)
                .containsExactly(
                        Map.entry(27, Set.of("TGA")),
                        Map.entry(28, Set.of("TAA", "TAG", "TGA")),
                        Map.entry(31, Set.of("TAA", "TAG")));
    }

    @Test
    void marksEveryStopAsPossibleStop() {
        for (GeneticCode code : codes.all()) {
            for (int codon = 0; codon < 64; codon++) {
                if (code.stop(codon)) {
                    assertThat(code.starts().charAt(codon))
                            .as("code %s", code.id())
                            .isEqualTo('*');
                }
            }
        }
    }

    @Test
    void knowsNames() {
        Set<String> names = new HashSet<>();
        codes.all().forEach(code -> names.add(code.name()));

        assertThat(names).hasSize(27);
        assertThat(codes.get(1).name()).isEqualTo("Standard");
        assertThat(codes.get(1).otherNames()).containsExactly("SGC0");
        assertThat(codes.get(2).name()).isEqualTo("Vertebrate Mitochondrial");
        assertThat(codes.get(4).name())
                .isEqualTo("Mold Mitochondrial; Protozoan Mitochondrial; Coelenterate Mitochondrial; Mycoplasma;"
                        + " Spiroplasma");
        assertThat(codes.get(24).name()).isEqualTo("Rhabdopleuridae Mitochondrial");
        assertThat(codes.get(32).name()).isEqualTo("Balanophoraceae Plastid");
        assertThat(codes.get(33).name()).isEqualTo("Cephalodiscidae Mitochondrial");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 7, 8, 17, 20, 34})
    void refusesCodesThatDoNotExist(int id) {
        assertThat(codes.find(id)).isEmpty();
        assertThatThrownBy(() -> codes.get(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "genetic code " + id + ": must be one of 1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16, 21,"
                                + " 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33");
    }

    @Test
    void refusesTextsThatAreNoGeneticCodes() {
        assertThatThrownBy(() -> GeneticCodesParser.parse("{ }")).hasMessage("gc.prt: no line says its version");
        assertThatThrownBy(() -> GeneticCodesParser.parse("-- Version 1.0\n{{ colour \"red\" }}"))
                .hasMessage("gc.prt: field 'colour' is not known");
        assertThatThrownBy(() -> GeneticCodesParser.parse("-- Version 1.0\n{{ id 1 }}"))
                .hasMessage("gc.prt: genetic code 1 has no name");
        assertThatThrownBy(() -> GeneticCodesParser.parse("-- Version 1.0\n{{ name \"x\" , id 1 , ncbieaa \"FF\" }}"))
                .hasMessage("genetic code 1: ncbieaa must be 64 amino acids");
        String code = "{ name \"x\" , id 1 , ncbieaa \"" + STANDARD + "\" , sncbieaa \"" + "-".repeat(64) + "\" }";
        assertThatThrownBy(() -> GeneticCodesParser.parse("-- Version 1.0\n{" + code + "," + code + "}"))
                .hasMessage("genetic code 1 stands twice in gc.prt");
    }
}
