package org.codonstream.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotationReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            467                                    | LINEAR   | 466:467+                            | NONE
            340..565                               | LINEAR   | 339:565+                            | NONE
            <345..500                              | LINEAR   | 344:500+                            | START
            1..>888                                | LINEAR   | 0:888+                              | END
            <1..>888                               | LINEAR   | 0:888+                              | BOTH
            <9                                     | LINEAR   | 8:9+                                | START
            >9                                     | LINEAR   | 8:9+                                | END
            complement(34..126)                    | LINEAR   | 33:126-                             | NONE
            complement(<34..126)                   | LINEAR   | 33:126-                             | END
            complement(34..>126)                   | LINEAR   | 33:126-                             | START
            complement(<34..>126)                  | LINEAR   | 33:126-                             | BOTH
            join(12..78,134..202)                  | LINEAR   | 11:78+ 133:202+                     | NONE
            order(12..78,134..202)                 | LINEAR   | 11:78+ 133:202+                     | NONE
            join(134..202,12..78)                  | LINEAR   | 133:202+ 11:78+                     | NONE
            join(12..78,78..202)                   | LINEAR   | 11:78+ 77:202+                      | NONE
            join(<12..78,134..>202)                | LINEAR   | 11:78+ 133:202+                     | BOTH
            join(12..>78,<134..202)                | LINEAR   | 11:78+ 133:202+                     | NONE
            complement(join(2691..2900,<4918..>5163)) | LINEAR | 4917:5163- 2690:2900-              | START
            complement(join(<2691..2900,4918..5163)) | LINEAR | 4917:5163- 2690:2900-               | END
            join(complement(4918..5163),complement(<2691..2900)) | LINEAR | 4917:5163- 2690:2900-   | END
            join(complement(40..>50),7..9)         | LINEAR   | 39:50- 6:9+                         | START
            complement(order(1..2,complement(3..4))) | LINEAR | 2:4+ 0:2-                           | NONE
            complement(complement(3..4))           | LINEAR   | 2:4+                                | NONE
            join(1..2,join(5..6,9..10),20)         | LINEAR   | 0:2+ 4:6+ 8:10+ 19:20+              | NONE
            join(6001..6100,1..100)                | LINEAR   | 6000:6100+ 0:100+                   | NONE
            6900..100                              | CIRCULAR | 6899:7000+ 0:100+                   | NONE
            <6900..>100                            | CIRCULAR | 6899:7000+ 0:100+                   | BOTH
            complement(6900..286)                  | CIRCULAR | 0:286- 6899:7000-                   | NONE
            complement(6900..>286)                 | CIRCULAR | 0:286- 6899:7000-                   | START
            join(5400..5600,6801..100)             | CIRCULAR | 5399:5600+ 6800:7000+ 0:100+        | NONE
            join(5400..5600,complement(<6801..100)) | CIRCULAR | 5399:5600+ 0:100- 6800:7000-       | END
            1..7000                                | LINEAR   | 0:7000+                             | NONE
            """)
    void readsWhereACodingSequenceLies(String location, Topology topology, String segments, Partial partial) {
        Annotation annotation = AnnotationReader.read(List.of(feature(location)), 7000, topology);

        assertThat(annotation.rejected()).isEmpty();
        CodingFeature feature = annotation.features().get(0);
        assertThat(written(feature)).isEqualTo(segments);
        assertThat(feature.partial()).isEqualTo(partial);
        assertThat(feature.location()).isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            complement(-2..492)  | position -2 lies before the sequence: the first base is 1
            -99999999999..5      | position -99999999999 lies before the sequence: the first base is 1
            -99999999999999999999..5 | position -99999999999999999999 lies before the sequence: the first base is 1
            1..99999999999       | position 99999999999 lies behind the sequence, which has 7000 bases
            0..9                 | position 0 lies before the sequence: the first base is 1
            join(1..9,6999..7001) | position 7001 lies behind the sequence, which has 7000 bases
            1..99999999999999999999 | position 99999999999999999999 lies behind the sequence, which has 7000 bases
            complement(7000..286) | 7000..286 begins behind its end: only on a circular record a location leads over the origin
            join(1..9,123^124)   | 123^124 lies between two bases: there is nothing to translate
            join(1..100,J00194.1:100..202) | J00194.1:100..202 lies on another record: only a record's own bases can be counted
            complement(J00194.1:100..202) | J00194.1:100..202 lies on another record: only a record's own bases can be counted
            (102.110)..200       | (102.110)..200 is an uncertain position: it must be known where codons begin
            join(1..9,102.110)   | 102.110 is an uncertain position: it must be known where codons begin
            one-of(10,20)..90    | one-of(10,20)..90 does not say which bases are translated: a coding sequence is counted from positions, complement, join and order
            join(1..9,bond(12,63)) | bond(12,63) does not say which bases are translated: a coding sequence is counted from positions, complement, join and order
            join(1..9,gap(10),20..30) | gap(10) does not say which bases are translated: a coding sequence is counted from positions, complement, join and order
            join(1..9,           | '' can't be read at character 11 of the location: must be positions, complement, join and order of the INSDC feature table
            join(1..9            | '' can't be read at character 10 of the location: must be positions, complement, join and order of the INSDC feature table
            1..9)                | ')' can't be read at character 5 of the location: must be positions, complement, join and order of the INSDC feature table
            complement(1..2,5..6) | ',5..6)' can't be read at character 16 of the location: must be positions, complement, join and order of the INSDC feature table
            1...9                | '1...9' can't be read at character 1 of the location: must be positions, complement, join and order of the INSDC feature table
            """)
    void rejectsALocationThatIsNotExactlyOfThisRecord(String location, String reason) {
        RawFeature bad = new RawFeature(2, location, Map.of());

        Annotation annotation = AnnotationReader.read(List.of(feature("1..9"), bad), 7000, Topology.LINEAR);

        assertThat(annotation.features()).extracting(CodingFeature::location).containsExactly("1..9");
        assertThat(annotation.rejected()).containsExactly(new RejectedFeature(2, location.strip(), reason));
    }

    @Test
    void namesAnEmptyLocation() {
        Annotation annotation = AnnotationReader.read(List.of(feature(" ")), 7000, Topology.LINEAR);

        assertThat(annotation.rejected().get(0).sentence())
                .isEqualTo("CDS 1 at an empty location: '' can't be read at character 1 of the location: must be"
                        + " positions, complement, join and order of the INSDC feature table");
    }

    @Test
    void rejectsWhatNestsWithoutEnd() {
        String deep = "complement(".repeat(100_000) + "1..9" + ")".repeat(100_000);

        Annotation annotation = AnnotationReader.read(List.of(feature(deep)), 7000, Topology.LINEAR);

        assertThat(annotation.rejected())
                .extracting(RejectedFeature::reason)
                .containsExactly("it nests deeper than 16 complement, join and order");
    }

    @Test
    void rejectsMoreBasesThanARecordOfKafkaTakes() {
        Annotation annotation =
                AnnotationReader.read(List.of(feature("join(1..2000000,1..1000001)")), 2_000_000, Topology.LINEAR);

        assertThat(annotation.rejected())
                .extracting(RejectedFeature::reason)
                .containsExactly("it joins 3000001 bases: must be at most 3000000");
    }

    @Test
    void removesTheWhiteSpaceOfWrappedLines() {
        Annotation annotation = AnnotationReader.read(
                List.of(feature("join(3462..3615,4876..502\r\n     8,5141..5332)")), 7000, Topology.LINEAR);

        assertThat(annotation.features())
                .extracting(CodingFeature::location)
                .containsExactly("join(3462..3615,4876..5028,5141..5332)");
    }

    @Test
    void leavesPseudoOnesOutButNumbered() {
        Annotation annotation = AnnotationReader.read(
                List.of(
                        new RawFeature(1, "1..9", Map.of("pseudo", List.of(""))),
                        new RawFeature(2, "nowhere", Map.of("pseudogene", List.of("unprocessed"))),
                        new RawFeature(3, "1..12", Map.of())),
                7000,
                Topology.LINEAR);

        assertThat(annotation.rejected()).isEmpty();
        assertThat(annotation.features()).extracting(CodingFeature::number).containsExactly(3);
    }

    @Test
    void readsWhatARecordSaysOfItsTranslation() {
        Annotation annotation = AnnotationReader.read(
                List.of(new RawFeature(
                        1,
                        "1..99",
                        Map.of(
                                "gene", List.of("ND1"),
                                "locus_tag", List.of("b0001"),
                                "protein_id", List.of("NP_1.1"),
                                "codon_start", List.of("3"),
                                "transl_table", List.of("2"),
                                "trans_splicing", List.of(""),
                                "exception", List.of("RNA editing"),
                                "transl_except", List.of("(pos:97..98,aa:TERM)", "(pos:4..6,aa:Sec)")))),
                7000,
                Topology.LINEAR);

        assertThat(annotation.features())
                .containsExactly(new CodingFeature(
                        1,
                        "1..99",
                        List.of(new Segment(0, 99, Strand.FORWARD)),
                        3,
                        2,
                        "ND1",
                        "NP_1.1",
                        Partial.NONE,
                        "RNA editing, trans-splicing",
                        List.of("(pos:97..98,aa:TERM)", "(pos:4..6,aa:Sec)")));
    }

    @Test
    void takesTheStandardCodeTheFirstBaseAndTheLocusTagWhereNothingElseIsSaid() {
        Annotation annotation = AnnotationReader.read(
                List.of(new RawFeature(
                        1, "1..99", Map.of("locus_tag", List.of("b0001"), "ribosomal_slippage", List.of("")))),
                7000,
                Topology.LINEAR);

        CodingFeature feature = annotation.features().get(0);
        assertThat(feature.codonStart()).isEqualTo(1);
        assertThat(feature.geneticCode()).isEqualTo(1);
        assertThat(feature.gene()).isEqualTo("b0001");
        assertThat(feature.proteinId()).isNull();
        assertThat(feature.exception()).isEqualTo("ribosomal slippage");
    }

    @Test
    void saysTransSplicingOnceWhereARecordSaysItTwice() {
        Annotation annotation = AnnotationReader.read(
                List.of(new RawFeature(
                        1,
                        "1..99",
                        Map.of("exception", List.of("trans-splicing, RNA editing"), "trans_splicing", List.of("")))),
                7000,
                Topology.LINEAR);

        assertThat(annotation.features())
                .extracting(CodingFeature::exception)
                .containsExactly("trans-splicing, RNA editing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1..99 | codon_start  | 4    | codon_start 4: must be 1, 2 or 3
            1..99 | codon_start  | 0    | codon_start 0: must be 1, 2 or 3
            1..99 | codon_start  | two  | codon_start two: must be 1, 2 or 3
            1..2  | codon_start  | 3    | codon_start 3 lies behind its 2 bases
            1..99 | transl_table | 7    | transl_table 7 is none of NCBI's genetic codes: must be 1-6, 9-16 or 21-33
            1..99 | transl_table | 99999999999 | transl_table 99999999999 is none of NCBI's genetic codes: must be 1-6, 9-16 or 21-33
            1..99 | codon_start  | ''   | codon_start has no value: state it, or leave it out for 1
            1..99 | transl_table | ''   | transl_table has no value: state it, or leave it out for 1
            1..99 | transl_table | 2;   | transl_table has no value: state it, or leave it out for 1
            1..99 | transl_table | 2;5  | transl_table stands there with 2 and 5: a coding sequence has one
            """)
    void rejectsWhatCannotBeTranslated(String location, String qualifier, String values, String reason) {
        RawFeature feature = new RawFeature(1, location, Map.of(qualifier, List.of(values.split(";", -1))));

        Annotation annotation = AnnotationReader.read(List.of(feature), 7000, Topology.LINEAR);

        assertThat(annotation.features()).isEmpty();
        assertThat(annotation.rejected()).containsExactly(new RejectedFeature(1, location, reason));
    }

    private static RawFeature feature(String location) {
        return new RawFeature(1, location, Map.of());
    }

    private static String written(CodingFeature feature) {
        return feature.segments().stream()
                .map(segment ->
                        segment.start() + ":" + segment.end() + (segment.strand() == Strand.FORWARD ? "+" : "-"))
                .collect(Collectors.joining(" "));
    }
}
