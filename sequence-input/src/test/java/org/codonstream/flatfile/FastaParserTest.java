package org.codonstream.flatfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastaParserTest {

    @Test
    void takesFirstWordForIdAndTheRestForDescription() throws IOException {
        ParsedRecords parsed = parse(">NC_000913.3 Escherichia coli  K-12\nACGT\n>two\tTabbed text\nTT\n>three\nGG\n");

        assertThat(parsed.records)
                .containsExactly(
                        new FlatRecord("NC_000913.3", "Escherichia coli  K-12", 4, null, null),
                        new FlatRecord("two", "Tabbed text", 2, null, null),
                        new FlatRecord("three", null, 2, null, null));
        assertThat(parsed.letters).containsExactly("ACGT", "TT", "GG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsLinesHoweverTheyEnd(String end) throws IOException {
        String text = String.join(end, ">a first", "ACG", "", "T N", ">b", "", "gg", "cc");

        for (int drop : new int[] {1, 2, 3, 1000}) {
            ParsedRecords parsed = ParsedRecords.byDrops(FlatFormat.FASTA, text, drop);

            assertThat(parsed.ids()).containsExactly("a", "b");
            assertThat(parsed.letters).containsExactly("ACGTN", "ggcc");
        }
    }

    @Test
    void skipsCommentsAndBlankLinesAndTheMarkOfAnEditor() throws IOException {
        ParsedRecords parsed = parse("\uFEFF; made by hand\n\n  \n>a\n;\n; comment > of letters\nAC\n;more\nGT\n");

        assertThat(parsed.letters).containsExactly("ACGT");
        assertThat(parse("\uFEFF>a\nAC\n").letters).containsExactly("AC");
    }

    @Test
    void keepsWhatIsNoLetterForTheCounterToRefuseAtItsPosition() throws IOException {
        assertThat(parse(">a\nAC*G1T-\n\u0001\u00e9\n").letters).containsExactly("AC*G1T-\u0001\u00c3\u00a9");
    }

    @Test
    void readsRecordsWithoutIdOrLettersAsTheyAre() throws IOException {
        ParsedRecords parsed = parse(">\nAC\n> \n>b\n>c\nT");

        assertThat(parsed.ids()).containsExactly("", "", "b", "c");
        assertThat(parsed.letters).containsExactly("AC", "", "", "T");
    }

    @Test
    void readsWholeChromosomeInOneLine() throws IOException {
        String letters = "ACGTN".repeat(100_000);

        assertThat(parse(">a\n" + letters + "\n>b\nT\n").letters).containsExactly(letters, "T");
    }

    @Test
    void saysWhereRecordsBegin() throws IOException {
        assertThat(parse(">a\nAC\n\n>b\nT\n").positions).containsExactly(0L, 7L, 12L);
    }

    @Test
    void refusesLettersBeforeTheFirstHeader() {
        assertThatThrownBy(() -> parse("; a comment\nACGT\n>a\nAC\n"))
                .isInstanceOf(FlatFileException.class)
                .hasMessage("has letters before the first header: a record of FASTA begins with > and its id");
    }

    @Test
    void refusesHeaderThatIsTooLongToBeOne() {
        assertThatThrownBy(() -> parse(">" + "A".repeat(1_100_000)))
                .isInstanceOf(FlatFileException.class)
                .hasMessage("has a line of more than 1048576 characters that is no sequence: mend or leave out the"
                        + " record");
    }

    private static ParsedRecords parse(String text) throws IOException {
        return ParsedRecords.of(FlatFormat.FASTA, text);
    }
}
