package org.codonstream.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.FamilyRule;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.codonstream.usage.TableHeading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFormatTest {

    private static final GeneticCode STANDARD = GeneticCodes.ncbi().get(1);

    private static final String NAMES = "scope,reading,sequences,coding_sequences,bases,genetic_code,family,"
            + "cai_reference,codons,ambiguous,trailing,l_sym,l_aa,stops,t3s,c3s,a3s,g3s,cai,enc,gc3s,gc_sense,"
            + "gc1_sense,gc2_sense,gc3_sense,gc,gc1,gc2,gc3,enc_sun,scuo,aa_A,aa_C,aa_D,aa_E,aa_F,aa_G,aa_H,aa_I,"
            + "aa_K,aa_L,aa_M,aa_N,aa_P,aa_Q,aa_R,aa_S,aa_T,aa_V,aa_W,aa_Y,stop_TTA,stop_TCA,stop_TAA,stop_TAG,"
            + "stop_TGA,stop_AGA,stop_AGG,undefined";

    @Test
    void writesARowWithUnroundedNumbersAndReasons() {
        String text = IndexFormat.CSV.toText(heading("source:a,b"), indices(CODONS));

        List<String> lines = text.lines().toList();
        List<String> fields =
                List.of(lines.get(1).replace("\"source:a,b\"", "source").split(",", -1));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo(NAMES);
        assertThat(fields).hasSize(NAMES.split(",").length);
        assertThat(field(fields, "genetic_code")).isEqualTo("1");
        assertThat(field(fields, "family")).isEqualTo("amino-acid");
        assertThat(field(fields, "codons")).isEqualTo("5");
        assertThat(field(fields, "trailing")).isEqualTo("2");
        assertThat(field(fields, "l_sym")).isEqualTo("3");
        assertThat(field(fields, "gc3s")).isEqualTo("0.3333333333333333");
        assertThat(field(fields, "g3s")).isEmpty();
        assertThat(field(fields, "aa_F")).isEqualTo("0.75");
        assertThat(field(fields, "stop_TAA")).isEqualTo("1.0");
        assertThat(field(fields, "stop_AGA")).isEmpty();
        assertThat(field(fields, "undefined"))
                .isEqualTo("a3s: no amino acid with synonyms and one ending in A occurs;"
                        + " g3s: no amino acid with synonyms and one ending in G occurs;"
                        + " enc: no amino acid of 3 codons occurs often enough");
        assertThat(IndexFormat.TSV.toText(heading("source:a"), indices(CODONS)))
                .isEqualTo(IndexFormat.CSV
                        .toText(heading("source:a"), indices(CODONS))
                        .replace(',', '\t'));
    }

    @Test
    void writesJsonWithTheSameNamesAndNulls() {
        String text = IndexFormat.JSON.toText(heading("all"), indices(CODONS));

        int from = 0;
        for (String name : NAMES.split(",")) {
            assertThat(text.indexOf("\"" + name + "\":", from)).as(name).isGreaterThanOrEqualTo(from);
            from = text.indexOf("\"" + name + "\":", from);
        }
        assertThat(text)
                .startsWith("{\"scope\":\"all\",\"reading\":\"frame0\",\"sequences\":2,")
                .contains("\"g3s\":null,", "\"gc3s\":0.3333333333333333,", "\"stop_AGG\":null,")
                .contains("\"undefined\":{\"a3s\":\"")
                .endsWith("\"enc\":\"no amino acid of 3 codons occurs often enough\"}}\n");
    }

    @Test
    void writesManyRowsOneAfterTheOther() throws IOException {
        StringBuilder csv = new StringBuilder();
        StringBuilder json = new StringBuilder();
        IndexRows csvRows = new IndexRows(IndexFormat.TABLE, List.of("seq_id"), csv);
        IndexRows jsonRows = new IndexRows(IndexFormat.JSON, List.of("seq_id"), json);
        for (String id : List.of("a", "b\"")) {
            csvRows.add(Map.of("seq_id", id), indices(CODONS));
            jsonRows.add(Map.of("seq_id", id), indices(CODONS));
        }
        csvRows.end();
        jsonRows.end();

        assertThat(csv.toString().lines()).hasSize(3);
        assertThat(csv.toString().lines().skip(1)).first().asString().startsWith("a,1,amino-acid,ecoli,5,0,2,3,4,1,");
        assertThat(json.toString().lines()).hasSize(3);
        assertThat(json)
                .startsWith("[\n{\"seq_id\":\"a\",")
                .contains("}},\n{\"seq_id\":\"b\\\"\",")
                .endsWith("}}]\n");
    }

    @Test
    void writesAnEmptyArrayOfNoRows() throws IOException {
        StringBuilder json = new StringBuilder();
        new IndexRows(IndexFormat.JSON, List.of("seq_id"), json).end();

        assertThat(json).hasToString("[]\n");
    }

    @Test
    void refusesRowsAboutSomethingElse() throws IOException {
        IndexRows rows = new IndexRows(IndexFormat.CSV, List.of("seq_id"), new StringBuilder());

        assertThatThrownBy(() -> rows.add(Map.of("scope", "all"), indices(CODONS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row about [scope]: must be about [seq_id]");
    }

    @Test
    void writesATableForPeople() {
        String text = IndexFormat.TABLE.toText(heading("source:mers"), indices(CODONS));

        assertThat(text)
                .startsWith("""
                        source:mers: frame 0 of whole genomes, not coding sequences; genetic code 1
                        (Standard)

                        families: amino-acid
                        CAI reference: ecoli

                        codons             5  all 64, ambiguous ones left out
                        """)
                .contains("\nt3s           0.6667  codons ending in T, of amino acids that have one\n")
                .contains("\nenc                -  no amino acid of 3 codons occurs often enough\n")
                .contains("\nA   0.0000    C   0.0000    D   0.0000    E   0.0000    F   0.7500\n")
                .endsWith("\nTAA 1.0000    TAG 0.0000    TGA 0.0000\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9_000_000_000_000_000L})
    void fits80Columns(long count) {
        long[] codons = new long[CodonCounts.CODONS];
        Arrays.fill(codons, count);
        for (GeneticCode code : GeneticCodes.ncbi().all()) {
            CodonIndices indices = CodonIndices.of(
                    CodonCounts.of(codons, count, 0), CodonFamilies.of(code, FamilyRule.BOX), CaiReference.ecoli());
            String text = IndexFormat.TABLE.toText(heading("source:" + "x".repeat(200)), indices);

            assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void refusesUnknownFormats() {
        for (IndexFormat format : IndexFormat.values()) {
            assertThat(IndexFormat.ofLabel(format.label())).isEqualTo(format);
            assertThat(format.mediaType()).contains("/");
        }
        assertThatThrownBy(() -> IndexFormat.ofLabel("cusp"))
                .hasMessage("format cusp: must be one of table, csv, tsv, json");
    }

    /** TTT 2, TTC 1, ATG 1, TAA 1: no codon that can end in A or G. */
    private static final long[] CODONS = codons();

    private static long[] codons() {
        long[] codons = new long[CodonCounts.CODONS];
        codons[Codon.index("TTT")] = 2;
        codons[Codon.index("TTC")] = 1;
        codons[Codon.index("ATG")] = 1;
        codons[Codon.index("TAA")] = 1;
        return codons;
    }

    private static String field(List<String> fields, String name) {
        return fields.get(List.of(NAMES.split(",")).indexOf(name));
    }

    private static TableHeading heading(String scope) {
        return new TableHeading(scope, Reading.FRAME0, STANDARD, 2, 0, 17);
    }

    private static CodonIndices indices(long[] codons) {
        return CodonIndices.of(
                CodonCounts.of(codons, 0, 2), CodonFamilies.of(STANDARD, FamilyRule.AMINO_ACID), CaiReference.ecoli());
    }
}
