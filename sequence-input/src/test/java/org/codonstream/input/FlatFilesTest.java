package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.annotation.RejectedFeature;
import org.codonstream.annotation.Segment;
import org.codonstream.annotation.Strand;
import org.codonstream.sequence.Filing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlatFilesTest {

    private static final String GENBANK = """
            LOCUS       AB000001                  12 bp    DNA     circular BCT 01-JAN-2020
            DEFINITION  Some organism.
            VERSION     AB000001.2
            FEATURES             Location/Qualifiers
                 source          1..12
                                 /organism="Some organism"
                                 /db_xref="taxon:7"
                 CDS             1..9
                                 /transl_table=4
                 CDS             1..900
                 CDS             10..3
                                 /transl_table=4
            ORIGIN
                    1 acgtacgtac gt
            //
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void realFolder() throws IOException {
        folder = folder.toRealPath();
    }

    @Test
    void findsFlatFilesOfAFolderByTheirNamesAndTellsThemByTheirContent() throws IOException {
        write("a.fasta", ">x\nAC\n");
        write("b.FA.gz", gzip(">x\nAC\n"));
        write("c.fna", GENBANK);
        write("d.gbff.gz", gzip(GENBANK));
        write("e.gb", gzip(GENBANK));
        write("f.txt", ">x\nAC\n");
        write("_g.fasta", ">x\nAC\n");
        ParquetFixture.ofAllColumns().write(folder.resolve("h.parquet"), ParquetFixture.row("NC_000001.1", "ACGT"));
        Files.copy(folder.resolve("h.parquet"), folder.resolve("i.fasta"));

        List<InputFile> files = InputFiles.resolve(List.of(folder.toString()));

        assertThat(files)
                .extracting(file -> file.name() + " " + file.content().nameOfRow() + " " + file.rows())
                .containsExactly(
                        "a.fasta record 1",
                        "b.FA.gz record 1",
                        "c.fna record 1",
                        "d.gbff.gz record 1",
                        "e.gb record 1",
                        "h.parquet row 1",
                        "i.fasta row 1");
        assertThat(InputFiles.resolve(List.of(folder + "/*.txt"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'is empty: name a file of Parquet, FASTA or GenBank'",
        "'ID   X56734; SV 1', 'is an EMBL flat file, which is not read: download or write it as GenBank'",
        "'@read\nACGT\n+\nIIII\n', 'looks like FASTQ, which is not read: write it as FASTA'",
        "'##gff-version 3', 'is neither Parquet nor FASTA (begins with >) nor GenBank (begins with LOCUS), plain or packed"
                + " by gzip: name files of these formats'"
    })
    void refusesFilesOfNoSuchFormat(String content, String sentence) throws IOException {
        Path file = write("x.txt", content);
        Path packed = write("x.txt.gz", gzip(content));

        assertThatThrownBy(() -> resolve(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + " " + sentence);
        assertThatThrownBy(() -> resolve(packed)).hasMessage(packed + " " + sentence);
    }

    @Test
    void refusesPackedFileThatEndsTooEarlyOrHoldsTwoFormats() throws IOException {
        byte[] packed = gzip(fasta(20_000));
        Path cut = write("cut.fa.gz", Arrays.copyOf(packed, packed.length - 10));
        Path mixed = write("mixed.gb", GENBANK + GENBANK + ">x\nACGT\n");

        assertThatThrownBy(() -> resolve(cut))
                .isInstanceOf(InputException.class)
                .hasMessageMatching(cut + ", record \\d+: its gzip data ends too early: copy or write the file again");
        assertThatThrownBy(() -> resolve(mixed))
                .hasMessage(mixed + ", record 3: has '>x' where a record must begin with LOCUS: mend the file, or write"
                        + " it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.fasta", "x.fasta.gz"})
    void readsAnyRangeOfRowsFromAnywhere(String name) throws IOException {
        String text = fasta(40_000);
        InputFile file = resolve(name.endsWith(".gz") ? write(name, gzip(text)) : write(name, text));
        List<String> all = CollectedRows.of(file.allRows()).letters;
        Random random = new Random(3);

        assertThat(file.content().sections()).hasSizeGreaterThan(2);
        assertThat(String.join("", all)).isEqualTo(text.replaceAll(">[^\n]*\n|\n", ""));
        try (SequenceReader reader = new SequenceReader(Projection.LETTERS, null, HeapBudget.ofThisJvm());
                HeadingReader headings = new HeadingReader(HeapBudget.ofThisJvm())) {
            for (int round = 0; round < 12; round++) {
                int first = 1 + random.nextInt(40_000);
                int rows = Math.min(1 + random.nextInt(300), 40_000 - first + 1);
                CollectedRows read = new CollectedRows();
                RowRange range = new RowRange(file, first, rows);

                reader.read(range, read);

                assertThat(read.letters).isEqualTo(all.subList(first - 1, first - 1 + rows));
                assertThat(read.ids()).first().isEqualTo("s" + first);
                for (Slice slice : Slice.ofRanges(List.of(range))) {
                    List<String> ids = new ArrayList<>();
                    int[] lengths = headings.read(slice.range(), (row, id, source) -> ids.add(row + " " + id));
                    int from = (int) slice.range().firstRow();
                    assertThat(ids).first().isEqualTo(from + " s" + from);
                    assertThat(lengths[0]).isEqualTo(all.get(from - 1).length());
                }
            }
        }
    }

    @Test
    void needsHeapForTheLongestRecordOnly() throws IOException {
        InputFile file = resolve(write("x.fasta.gz", gzip(fasta(40_000))));

        assertThat(file.content().sections())
                .allSatisfy(section -> assertThat(section.heapBytes()).isLessThan(1_100_000));
    }

    @Test
    void givesWhatAGenBankRecordSays() throws IOException {
        CollectedRows rows = CollectedRows.of(resolve(write("x.gb", GENBANK)).allRows(), "lab");

        SequenceRow row = rows.sequences.get(0);
        assertThat(row.id()).isEqualTo("AB000001.2");
        assertThat(row.filing()).isEqualTo(new Filing("lab", 7, "genomic", 4));
        assertThat(row.organism()).isEqualTo("Some organism");
        assertThat(row.annotation()).isNotNull();
        assertThat(row.annotation().features())
                .extracting(CodingFeature::number, CodingFeature::geneticCode)
                .containsExactly(tuple(1, 4), tuple(3, 4));
        assertThat(row.annotation().rejected()).singleElement().satisfies(feature -> assertThat(feature.sentence())
                .startsWith("CDS 2 at 1..900: "));
    }

    @Test
    void statesNoGeneticCodeWhereCodingSequencesHaveSeveralOrNone() throws IOException {
        String several = GENBANK.replaceFirst("transl_table=4", "transl_table=11");
        String none = GENBANK.replace("CDS ", "gene");

        assertThat(CollectedRows.of(resolve(write("a.gb", several)).allRows())
                        .sequences
                        .get(0)
                        .filing()
                        .geneticCode())
                .isNull();
        assertThat(CollectedRows.of(resolve(write("b.gb", none)).allRows())
                        .sequences
                        .get(0)
                        .filing()
                        .geneticCode())
                .isNull();
    }

    @Test
    void refusesTaxonThatIsNoNumber() throws IOException {
        CollectedRows rows = CollectedRows.of(resolve(write("x.gb", GENBANK.replace("taxon:7", "taxon:seven")))
                .allRows());

        assertThat(rows.bad)
                .extracting(BadRow::sentence)
                .containsExactly(
                        folder + "/x.gb, record 1 (AB000001.2): taxon_id seven is no NCBI taxonomy id: must be at"
                                + " least 1");
    }

    @Test
    void takesRecordsOfFastaForCodingSequencesWhereItIsTold() throws IOException {
        Path path = write("x.fasta", ">a\nATGTAAC\n>b\n");
        InputFile genome = resolve(path);
        InputFile coding = InputFiles.resolve(List.of(path.toString()), FastaContent.codingSequences(11))
                .get(0);

        CollectedRows rows = CollectedRows.of(coding.allRows());

        assertThat(CollectedRows.of(genome.allRows()).sequences.get(0).annotation())
                .isNull();
        assertThat(rows.sequences.get(0).filing().geneticCode()).isEqualTo(11);
        assertThat(rows.sequences.get(0).annotation()).isNotNull();
        assertThat(rows.sequences.get(0).annotation().features())
                .singleElement()
                .satisfies(feature -> {
                    assertThat(feature.location()).isEqualTo("1..7");
                    assertThat(feature.segments()).containsExactly(new Segment(0, 7, Strand.FORWARD));
                    assertThat(feature.geneticCode()).isEqualTo(11);
                    assertThat(feature.codonStart()).isEqualTo(1);
                });
        assertThat(rows.bad)
                .extracting(BadRow::reason)
                .containsExactly("sequence is empty: it must have at least one base");
        assertThat(coding.footerDigest())
                .as("another input than the same file read as genomes")
                .isNotEqualTo(genome.footerDigest());
    }

    @Test
    void noticesThatAFileWasChangedAfterItWasFound() throws IOException {
        Path path = write("x.fasta", ">a\nACGT\n");
        InputFile file = resolve(path);
        Files.writeString(path, ">a\nACGTACGT\n");

        assertThatThrownBy(() -> CollectedRows.of(file.allRows()))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        path + " was changed while it was read: leave input as it is while it is read, and run again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.fasta", "x.fasta.gz"})
    void noticesThatAFileIsRewrittenWhileItsRecordsAreRead(String name) throws IOException {
        String text = ">a\nACGT\n>b\nACGT\n";
        InputFile file = resolve(name.endsWith(".gz") ? write(name, gzip(text)) : write(name, text));
        String sentence =
                file.uri() + " was changed while it was read: leave input as it is while it is read, and run again";
        FileTime found = FileTime.fromMillis(Long.parseLong(file.modified()));
        FileTime later = FileTime.fromMillis(Long.parseLong(file.modified()) + 1000);

        try (SequenceReader reader = new SequenceReader(Projection.LETTERS, null, HeapBudget.ofThisJvm());
                HeadingReader headings = new HeadingReader(HeapBudget.ofThisJvm())) {
            assertThatThrownBy(() -> reader.read(file.allRows(), new CollectedRows() {
                        @Override
                        public void sequence(SequenceRow row) {
                            touch(file, later);
                        }
                    }))
                    .isInstanceOf(InputException.class)
                    .hasMessage(sentence);
            touch(file, found);
            assertThatThrownBy(() -> headings.read(file.allRows(), (row, id, source) -> touch(file, later)))
                    .isInstanceOf(InputException.class)
                    .hasMessage(sentence);
        }
    }

    @Test
    void rejectsACodingSequenceTooLongToCountHoweverItIsRead() {
        Annotation annotation = FastaContent.codingSequences(11).annotation(3_000_001);

        assertThat(annotation).isNotNull();
        assertThat(annotation.features()).isEmpty();
        assertThat(annotation.rejected())
                .extracting(RejectedFeature::sentence)
                .containsExactly("CDS 1 at 1..3000001: it joins 3000001 bases: must be at most 3000000");
    }

    private static void touch(InputFile file, FileTime modified) {
        try {
            Files.setLastModifiedTime(Path.of(file.uri()), modified);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputFile resolve(Path file) {
        return InputFiles.resolve(List.of(file.toString())).get(0);
    }

    private Path write(String name, String content) throws IOException {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    /** Records of some 600 letters in lines, no two alike. */
    private static String fasta(int records) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int record = 1; record <= records; record++) {
            text.append(
                    String.format(Locale.ROOT, ">s%d a description%n", record).replace("\r", ""));
            int length = 400 + random.nextInt(400);
            for (int base = 1; base <= length; base++) {
                text.append("ACGT".charAt(random.nextInt(4)));
                if (base % 60 == 0 || base == length) {
                    text.append('\n');
                }
            }
        }
        return text.toString();
    }
}
