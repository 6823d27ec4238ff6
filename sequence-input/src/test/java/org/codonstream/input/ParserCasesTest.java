package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.annotation.RejectedFeature;
import org.codonstream.annotation.Segment;
import org.codonstream.annotation.Strand;
import org.codonstream.annotation.Topology;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.Filing;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Files on which parsers have failed: each is read rightly, or refused with a sentence that says where and why. */
class ParserCasesTest {

    private static final Path CASES = Path.of("../../shared/data/genomes/parser_cases");

    @Test
    void readsLocationWrappedWithinNumber() {
        SequenceRow row = onlyRow("bad_loc_wrap.gb");

        assertThat(row.id()).isEqualTo("AC007323_part");
        assertThat(row.length()).isEqualTo(6000);
        assertThat(row.topology()).isNull();
        CodingFeature feature = onlyFeature(row);
        assertThat(feature.location())
                .isEqualTo("join(3462..3615,3698..3978,4077..4307,4408..4797,4876..5028,5141..5332)");
        assertThat(feature.segments().get(4)).isEqualTo(new Segment(4875, 5028, Strand.FORWARD));
        assertThat(feature.proteinId()).isEqualTo("AAF26460.1");
        assertThat(row.filing()).isEqualTo(new Filing(null, null, null, 1));
    }

    @Test
    void refusesRecordOfPartsElsewhereForItHasNoBases() {
        assertThat(onlyRefusal("bad_origin_wrap.gb"))
                .isEqualTo("bad_origin_wrap.gb, record 1 (XX_123456.1): it has CONTIG instead of ORIGIN, and so no"
                        + " bases: download it with its sequence");
    }

    @Test
    void refusesRecordsWithoutOriginOrBases() {
        assertThat(onlyRefusal("ame1.gbk"))
                .isEqualTo("ame1.gbk, record 1 (NW_001253191.1): it has no ORIGIN, and so no bases: download it with"
                        + " its sequence");
        assertThat(onlyRefusal("no_origin_no_end.gb"))
                .isEqualTo("no_origin_no_end.gb, record 1 (AB070938.1): it has no ORIGIN, and so no bases: download it"
                        + " with its sequence");
        assertThat(onlyRefusal("empty_header2.gb"))
                .isEqualTo("empty_header2.gb, record 1 (AZZZAA02123456789): sequence is empty: it must have at least"
                        + " one base");
    }

    @Test
    void readsFeatureOverTheOriginOfCircularSequence() {
        SequenceRow row = onlyRow("feature-spans-zero-point-circular-sequence.gb");

        assertThat(row.id()).isEqualTo("Exported");
        assertThat(row.length()).isEqualTo(7602);
        assertThat(row.topology()).isEqualTo(Topology.CIRCULAR);
        assertThat(row.filing()).isEqualTo(new Filing(null, null, "genomic", 1));
        assertThat(annotation(row).rejected()).isEmpty();
        assertThat(annotation(row).features()).anySatisfy(feature -> {
            assertThat(feature.location()).isEqualTo("complement(7028..286)");
            assertThat(feature.segments())
                    .containsExactly(new Segment(0, 286, Strand.REVERSE), new Segment(7027, 7602, Strand.REVERSE));
        });
    }

    @Test
    void readsFastaWithComments() {
        SequenceRow row = onlyRow("humanMito.fasta");

        assertThat(row.id()).isEqualTo("gi|17981852|ref|NC_001807.4|");
        assertThat(row.description()).isEqualTo("Homo sapiens mitochondrion, complete genome");
        assertThat(row.length()).isEqualTo(16_571);
        assertThat(row.annotation()).isNull();
        assertThat(row.filing()).isEqualTo(Filing.UNSTATED);
    }

    @Test
    void rejectsFeatureWithUnclosedQuotation() {
        SequenceRow row = onlyRow("invalid_product.gb");

        assertThat(row.length()).isEqualTo(6497);
        assertThat(annotation(row).features()).isEmpty();
        assertThat(annotation(row).rejected())
                .extracting(RejectedFeature::sentence)
                .containsExactly("CDS 1 at 1..42: /product opens a quotation that is never closed: close it");
    }

    @Test
    void rejectsNegativeLocation() {
        SequenceRow row = onlyRow("negative_location.gb");

        assertThat(row.length()).isEqualTo(6497);
        assertThat(annotation(row).features()).isEmpty();
        assertThat(annotation(row).rejected()).singleElement().satisfies(feature -> assertThat(feature.sentence())
                .startsWith("CDS 1 at complement(-2..492): ")
                .contains("-2"));
    }

    @Test
    void readsCompleteRecordWithoutEndMarker() {
        SequenceRow row = onlyRow("no_end_marker.gb");

        assertThat(row.id()).isEqualTo("AB070938.1");
        assertThat(row.length()).isEqualTo(6497);
        assertThat(row.filing()).isEqualTo(new Filing(null, 33_903, "genomic", null));
        assertThat(row.annotation()).isEqualTo(Annotation.EMPTY);
    }

    @Test
    void readsWhatVectorNtiWrites() {
        SequenceRow row = onlyRow("pBAD30.gb");

        assertThat(row.id()).isEqualTo("pBAD30");
        assertThat(row.length()).isEqualTo(4923);
        assertThat(row.topology()).isEqualTo(Topology.CIRCULAR);
        assertThat(row.filing()).isEqualTo(new Filing(null, null, null, 1));
        assertThat(annotation(row).features())
                .extracting(CodingFeature::location)
                .containsExactly("complement(1082..1960)", "2867..3730");
    }

    @Test
    void takesTheSequenceForItsLengthWhateverLocusSays() {
        SequenceRow row = onlyRow("revcomp_mrna.gb");

        assertThat(row.id()).isEqualTo("AP000868");
        assertThat(row.length()).isEqualTo(50_040);
        assertThat(annotation(row).features()).first().satisfies(feature -> assertThat(
                        feature.segments().get(0))
                .isEqualTo(new Segment(23_955, 24_166, Strand.REVERSE)));
        assertThat(annotation(row).rejected())
                .allSatisfy(feature -> assertThat(feature.sentence()).contains("50040"));
    }

    @Test
    void readsRibosomalSlippage() {
        SequenceRow row = onlyRow("ribosome-slippage.gb");

        assertThat(row.id()).isEqualTo("NT_004487.19");
        assertThat(row.length()).isEqualTo(8362);
        assertThat(row.filing()).isEqualTo(new Filing(null, 9606, "genomic", 1));
        assertThat(annotation(row).features())
                .extracting(CodingFeature::exception)
                .contains("ribosomal slippage");
        assertThat(annotation(row).rejected()).isEmpty();
    }

    @Test
    void readsSeveralRecordsWithoutFeatures() {
        CollectedRows rows = read("two-dnaseqs.gb");

        assertThat(rows.bad).isEmpty();
        assertThat(rows.ids()).containsExactly("vPetite", "sbFDR");
        assertThat(rows.letters).extracting(String::length).containsExactly(2217, 3018);
        assertThat(rows.sequences).extracting(SequenceRow::topology).containsOnly(Topology.LINEAR);
        assertThat(rows.sequences).extracting(SequenceRow::annotation).containsOnly(Annotation.EMPTY);
    }

    @Test
    void readsSequenceLinesOfAnyIndent() {
        SequenceRow row = onlyRow("wrong_sequence_indent.gb");

        assertThat(row.length()).isEqualTo(6497);
        assertThat(read("wrong_sequence_indent.gb").letters).isEqualTo(read("no_end_marker.gb").letters);
    }

    private static SequenceRow onlyRow(String name) {
        CollectedRows rows = read(name);
        assertThat(rows.bad).isEmpty();
        assertThat(rows.sequences).hasSize(1);
        // Only bases, or this would refuse them.
        rows.letters.forEach(
                letters -> new BasePacker().pack(letters.getBytes(StandardCharsets.US_ASCII), 0, letters.length()));
        return rows.sequences.get(0);
    }

    private static String onlyRefusal(String name) {
        CollectedRows rows = read(name);
        assertThat(rows.sequences).isEmpty();
        assertThat(rows.bad).hasSize(1);
        String sentence = rows.bad.get(0).sentence();
        return sentence.substring(sentence.indexOf(name));
    }

    private static Annotation annotation(SequenceRow row) {
        assertThat(row.annotation()).isNotNull();
        return row.annotation();
    }

    private static CodingFeature onlyFeature(SequenceRow row) {
        assertThat(annotation(row).rejected()).isEmpty();
        assertThat(annotation(row).features()).hasSize(1);
        return annotation(row).features().get(0);
    }

    private static CollectedRows read(String name) {
        Path file = CASES.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: the parser cases are not at " + CASES.toAbsolutePath());
        return CollectedRows.of(
                InputFiles.resolve(List.of(file.toString())).get(0).allRows());
    }
}
