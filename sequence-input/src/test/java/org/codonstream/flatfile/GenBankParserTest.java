package org.codonstream.flatfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.codonstream.annotation.RawFeature;
import org.codonstream.annotation.RejectedFeature;
import org.codonstream.annotation.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenBankParserTest {

    private static final String RECORD = """
            LOCUS       AB000001                  12 bp    DNA     circular BCT 01-JAN-2020
            DEFINITION  Some organism,
                        complete sequence.
            ACCESSION   AB000001 AC000002
            VERSION     AB000001.2  GI:12
            REFERENCE   1
              AUTHORS   LOCUS,A. and Origin,B.
            FEATURES             Location/Qualifiers
                 source          1..12
                                 /organism="Some organism"
                                 /organelle="plastid:chloroplast"
                                 /db_xref="BOLD:X"
                                 /db_xref="taxon:7"
                 gene            1..9
                                 /gene="nameOfGene"
                 CDS             complement(join(1..3,
                                 7..9))
                                 /gene="abc"
                                 /note="text over ""quoted""
                                 /lines of text"
                                 /codon_start=1
                                 /transl_except=(pos:1..3,
                                 aa:Sec)
                                 /pseudo
                                 /translation="MKLV
                                 AAA"
            ORIGIN
                    1 acgtacgtac
                   11 gt
            //
            """;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000})
    void readsWhatARecordSays(int drop) throws IOException {
        ParsedRecords parsed = ParsedRecords.byDrops(FlatFormat.GENBANK, RECORD, drop);

        FlatRecord record = only(parsed);
        assertThat(record.id()).isEqualTo("AB000001.2");
        assertThat(record.description()).isEqualTo("Some organism, complete sequence");
        assertThat(record.fault()).isNull();
        assertThat(record.length()).isEqualTo(12);
        assertThat(parsed.letters).containsExactly("acgtacgtacgt");
        assertThat(record.features())
                .isEqualTo(new RecordFeatures(
                        Topology.CIRCULAR,
                        new SourceFeature("Some organism", "7", "plastid"),
                        List.of(new RawFeature(
                                1,
                                "complement(join(1..3,7..9))",
                                Map.of(
                                        "gene", List.of("abc"),
                                        "note", List.of("text over \"quoted\" /lines of text"),
                                        "codon_start", List.of("1"),
                                        "transl_except", List.of("(pos:1..3,aa:Sec)"),
                                        "pseudo", List.of(""),
                                        "translation", List.of("")))),
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r"})
    void readsLinesHoweverTheyEnd(String end) throws IOException {
        ParsedRecords parsed = parse((RECORD + RECORD).replace("\n", end));
        ParsedRecords plain = parse(RECORD + RECORD);

        assertThat(parsed.records).isEqualTo(plain.records);
        assertThat(parsed.letters).isEqualTo(plain.letters);
    }

    @ParameterizedTest
    @CsvSource({
        "AB000001 AC000002, AB000001.2  GI:12, AB000001.2",
        "AB000001 AC000002, ., AB000001",
        "AB000001, NO_SV_NUMBER, AB000001",
        ".,.,Name",
        "'',.0,Name"
    })
    void takesVersionElseAccessionElseNameForId(String accession, String version, String id) throws IOException {
        String text = RECORD.replace("AB000001 AC000002", accession)
                .replace("AB000001.2  GI:12", version)
                .replace("LOCUS       AB000001", "LOCUS       Name");

        assertThat(parse(text).ids()).containsExactly(id);
    }

    @Test
    void takesNameForIdWhereNoOtherLineNamesOne() throws IOException {
        assertThat(parse(
                                "LOCUS       Mc.janrrnA   4 bp    RNA             RNA       09-NOV-1998\nORIGIN\n 1 acgu\n//\n")
                        .records)
                .extracting(FlatRecord::id, record -> record.features().topology())
                .containsExactly(tuple("Mc.janrrnA", null));
    }

    @ParameterizedTest
    @CsvSource({
        "LOCUS       long_name_over_its_column 12 bp    DNA     circular VRT, long_name_over_its_column, CIRCULAR",
        "LOCUS       pBAD30       4923 bp    DNA   circular, pBAD30, CIRCULAR",
        "LOCUS       x                       12 bp    DNA              linear 10-Feb-2015, x, LINEAR",
        "LOCUS       linear 12 bp ds-DNA CIRCULAR, linear, CIRCULAR",
        "LOCUS       NODE_1_length_123456 bp DNA linear, NODE_1_length_123456, LINEAR",
        "LOCUS       odd linear, odd, LINEAR"
    })
    void readsLocusLinesOutOfColumns(String line, String name, Topology topology) throws IOException {
        FlatRecord record = only(parse(line + "\nORIGIN\n        1 acgt\n//\n"));

        assertThat(record.id()).isEqualTo(name);
        assertThat(record.features().topology()).isEqualTo(topology);
    }

    @ParameterizedTest
    @CsvSource({
        "mitochondrion, mitochondrion",
        "mitochondrion:kinetoplast, mitochondrion",
        "plastid:apicoplast, plastid",
        "chloroplast, plastid",
        "Mitochondrion, mitochondrion",
        "nucleomorph, nucleomorph",
        "hydrogenosome, hydrogenosome",
        "chromatophore, chromatophore"
    })
    void filesOrganellesUnderTheirCompartment(String organelle, String compartment) throws IOException {
        assertThat(source(RECORD.replace("plastid:chloroplast", organelle)).compartment())
                .isEqualTo(compartment);
    }

    @Test
    void filesWhatLiesInNoOrganelleUnderGenomicAndSaysNothingWithoutSource() throws IOException {
        String organelle = "                     /organelle=\"plastid:chloroplast\"\n";

        assertThat(source(RECORD.replace(organelle, organelle.replace("organelle", "plasmid")))
                        .compartment())
                .isEqualTo("genomic");
        assertThat(source(RECORD.replace(" source ", " region "))).isEqualTo(SourceFeature.UNSTATED);
    }

    @Test
    void takesTheSourceInFocusOfSeveral() throws IOException {
        String second = "     source          5..8\n                     /organism=\"Other\"\n%s"
                + "                     /db_xref=\"taxon:8\"\n     gene ";

        assertThat(source(RECORD.replace("     gene ", String.format(second, "")))
                        .taxon())
                .isEqualTo("7");
        assertThat(source(RECORD.replace("     gene ", String.format(second, "                     /focus\n")))
                        .taxon())
                .isEqualTo("8");
    }

    @Test
    void numbersCodingSequencesAndRejectsOneWithUnclosedQuotation() throws IOException {
        String features = """
                     CDS             1..3
                     CDS             4..6
                                     /note="never closed
                                     /codon_start=2
                     CDS             7..9
                                     /gene="x"
                ORIGIN
                """;
        RecordFeatures read = features(parse(RECORD.replace("ORIGIN\n", features)));

        assertThat(read.codingFeatures()).extracting(RawFeature::number).containsExactly(1, 2, 4);
        assertThat(read.malformed())
                .extracting(RejectedFeature::sentence)
                .containsExactly("CDS 3 at 4..6: /note opens a quotation that is never closed: close it");
    }

    @Test
    void readsRecordsWithoutEndMarkers() throws IOException {
        String text = RECORD.replace("//\n", "");

        assertThat(parse(text + text).records).extracting(FlatRecord::fault).containsExactly(null, null);
        assertThat(parse(text + text).letters).containsExactly("acgtacgtacgt", "acgtacgtacgt");
    }

    @Test
    void refusesRecordThatBreaksOffButTakesWrongLengthOfAWholeOne() throws IOException {
        String broken = RECORD.substring(0, RECORD.indexOf("       11 gt"));

        assertThat(only(parse(broken)).fault())
                .isEqualTo("it breaks off without // after 10 of the 12 bases that LOCUS states: copy it again");
        assertThat(only(parse(broken + "//\n")).fault()).isNull();
    }

    @Test
    void refusesRecordInWhichSequenceLinesAreMissing() throws IOException {
        assertThat(only(parse(RECORD.replace("   11 gt", "   21 gt"))).fault())
                .isEqualTo("the line of ORIGIN that is numbered 21 has base 11 first: lines are missing or stand there"
                        + " twice, copy the record again");
        assertThat(only(parse(RECORD.replace("  1 acg", "101 acg").replace(" 11 gt", "111 gt")))
                        .fault())
                .as("numbers of a part of a longer sequence")
                .isNull();
    }

    @Test
    void refusesRecordsWithoutBasesAndProteins() throws IOException {
        String head = RECORD.substring(0, RECORD.indexOf("ORIGIN"));

        assertThat(only(parse(head + "//\n")).fault())
                .isEqualTo("it has no ORIGIN, and so no bases: download it with its sequence");
        assertThat(only(parse(head + "CONTIG      join(AB1.1:1..12)\n//\n")).fault())
                .isEqualTo("it has CONTIG instead of ORIGIN, and so no bases: download it with its sequence");
        assertThat(only(parse(RECORD.replace("12 bp", "12 aa"))).fault())
                .isEqualTo("it is a protein (LOCUS says aa): only nucleotide sequences have codons");
    }

    @Test
    void readsRecordThatHasContigAndBases() throws IOException {
        assertThat(only(parse(RECORD.replace("ORIGIN", "CONTIG      join(AB1.1:1..12)\nORIGIN")))
                        .fault())
                .isNull();
    }

    @Test
    void passesOverTheHeadingOfARelease() throws IOException {
        String heading = "GBBCT1.SEQ          Genetic Sequence Data Bank\n\n   14 loci, 12 bases\n\n\n";

        assertThat(parse(heading + RECORD + RECORD).ids()).containsExactly("AB000001.2", "AB000001.2");
    }

    @Test
    void refusesTextBetweenRecords() {
        assertThatThrownBy(() -> parse(RECORD + ">fasta\nACGT\n"))
                .isInstanceOf(FlatFileException.class)
                .hasMessage("has '>fasta' where a record must begin with LOCUS: mend the file, or write it again");
    }

    @Test
    void keepsWhatIsNoLetterForTheCounterToRefuseAtItsPosition() throws IOException {
        assertThat(parse(RECORD.replace("acgtacgtac", "acg9acgt*c")).letters).containsExactly("acg9acgt*cgt");
    }

    @Test
    void saysWhereRecordsBegin() throws IOException {
        assertThat(parse(RECORD + RECORD).positions).containsExactly(0L, (long) RECORD.length(), 2L * RECORD.length());
    }

    private static SourceFeature source(String text) throws IOException {
        return features(parse(text)).source();
    }

    private static RecordFeatures features(ParsedRecords parsed) {
        RecordFeatures features = only(parsed).features();
        assertThat(features).isNotNull();
        return features;
    }

    private static FlatRecord only(ParsedRecords parsed) {
        assertThat(parsed.records).hasSize(1);
        return parsed.records.get(0);
    }

    private static ParsedRecords parse(String text) throws IOException {
        return ParsedRecords.of(FlatFormat.GENBANK, text);
    }
}
