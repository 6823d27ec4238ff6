package org.codonstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Codon;
import org.junit.jupiter.api.Test;

class CodesCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void listsTheCodesWithTheirVersionAndWhereTheyComeFrom() {
        CommandLineRun run = CommandLineRun.of("codes");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("""
                        genetic codes of NCBI's gc.prt, version 4.6,
                        https://ftp.ncbi.nlm.nih.gov/entrez/misc/data/gc.prt

                        id  short  name
                         1  SGC0   Standard
                         2  SGC1   Vertebrate Mitochondrial
                         3  SGC2   Yeast Mitochondrial
                         4  SGC3   Mold Mitochondrial; Protozoan Mitochondrial; Coelenterate
                                   Mitochondrial; Mycoplasma; Spiroplasma
                         5  SGC4   Invertebrate Mitochondrial
                        """).endsWith("\n33         Cephalodiscidae Mitochondrial\n");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void listsTheCodesForPrograms() throws IOException {
        List<String> csv =
                CommandLineRun.of("codes", "--format", "csv").out().lines().toList();
        JsonNode json =
                JSON.readTree(CommandLineRun.of("codes", "--format", "json").out());

        assertThat(csv).hasSize(28).startsWith("id,name,short", "1,Standard,SGC0", "2,Vertebrate Mitochondrial,SGC1");
        assertThat(json.get("version").textValue()).isEqualTo("4.6");
        assertThat(json.get("published_at").textValue()).isEqualTo(GeneticCodes.PUBLISHED_AT);
        assertThat(json.get("codes")).hasSize(27);
        assertThat(json.get("codes").get(1).toString())
                .isEqualTo("{\"id\":2,\"name\":\"Vertebrate Mitochondrial\",\"short\":\"SGC1\"}");
    }

    @Test
    void showsTheCodonsOfACodeAsNcbiArrangesThem() {
        assertThat(CommandLineRun.of("codes", "27").out()).startsWith("""
                        genetic code 27: Karyorelict Nuclear
                        of NCBI's gc.prt, version 4.6,
                        https://ftp.ncbi.nlm.nih.gov/entrez/misc/data/gc.prt

                        TTT F               TCT S               TAT Y               TGT C
                        TTC F               TCC S               TAC Y               TGC C
                        TTA L               TCA S               TAA Q               TGA W possible stop
                        TTG L               TCG S               TAG Q               TGG W
                        CTT L               CCT P               CAT H               CGT R
                        """).contains("\nATG M start         ACG T ");
    }

    @Test
    void showsEachCodonOfEachCode() throws IOException {
        for (GeneticCode code : GeneticCodes.ncbi().all()) {
            String id = Integer.toString(code.id());
            JsonNode json = JSON.readTree(
                    CommandLineRun.of("codes", id, "--format", "json").out());
            List<String> tsv = CommandLineRun.of("codes", id, "--format", "tsv")
                    .out()
                    .lines()
                    .toList();
            String table = CommandLineRun.of("codes", id).out();

            assertThat(json.get("name").textValue()).isEqualTo(code.name());
            assertThat(json.get("codons")).hasSize(64);
            assertThat(tsv).hasSize(65).startsWith("codon\tamino_acid\tstart\tstop\tpossible_stop");
            assertThat(table.lines()).allMatch(line -> line.length() <= 80 || line.startsWith("genetic code 4:"));
            for (int codon = 0; codon < 64; codon++) {
                String expected = String.join(
                        "\t",
                        Codon.text(codon),
                        String.valueOf(code.aminoAcid(codon)),
                        String.valueOf(code.start(codon)),
                        String.valueOf(code.stop(codon)),
                        String.valueOf(code.possibleStop(codon)));
                JsonNode row = json.get("codons").get(codon);
                assertThat(tsv.get(codon + 1)).isEqualTo(expected);
                assertThat(row.get("codon").textValue() + "\t"
                                + row.get("amino_acid").textValue() + "\t" + row.get("start") + "\t" + row.get("stop")
                                + "\t" + row.get("possible_stop"))
                        .isEqualTo(expected);
                assertThat(table).contains(Codon.text(codon) + " " + code.aminoAcid(codon));
            }
        }
    }

    @Test
    void refusesACodeThatThereIsNot() {
        CommandLineRun run = CommandLineRun.of("codes", "7");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("genetic code 7: must be one of 1, 2, 3, 4, 5, 6, 9,");
    }
}
