package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.codonstream.benchmark.GrowthPoint.Series;
import org.codonstream.command.CommandException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class GrowthTest {
    private static final GrowthPoint ONCE = new GrowthPoint(Series.DATA, 1);
    private static final GrowthPoint FOUR = new GrowthPoint(Series.DATA, 4);

    @TempDir
    private Path folder;

    @Test
    void findsPointsByNameAndBySeries() {
        assertThat(GrowthPoint.named("data-4")).containsExactly(FOUR);
        assertThat(GrowthPoint.named("data"))
                .extracting(GrowthPoint::name)
                .containsExactly("data-1", "data-2", "data-4");
        assertThatThrownBy(() -> GrowthPoint.named("data-3"))
                .hasMessageStartingWith(
                        "point 'data-3': must be one of data, partitions, short, long, files or of data-1,");
    }

    @Test
    void growsWhatItsSeriesIsNamedAfterAndNothingElse() {
        assertThat(FOUR.genomes(1)).isEqualTo(new GenomeSet(128_960, 81, 1, null));
        assertThat(FOUR.genomes(0.01)).isEqualTo(new GenomeSet(1_288, 81, 1, null));
        assertThat(new GrowthPoint(Series.SHORT, 10).genomes(0.01)).isEqualTo(new GenomeSet(10, 10, 1, 300));
        assertThat(new GrowthPoint(Series.LONG, 250).genomes(1)).isEqualTo(new GenomeSet(1, 1, 1, 250_000_000));
        assertThat(new GrowthPoint(Series.FILES, 5_600).genomes(1)).isEqualTo(new GenomeSet(32_240, 5_600, 1, null));
        assertThat(new GrowthPoint(Series.PARTITIONS, 8).partitions()).isEqualTo(8);
        assertThat(FOUR.partitions()).isEqualTo(4);
    }

    @Test
    void writesEachRunDownAndFindsItAgain() {
        Path file = folder.resolve("growth.tsv");
        GrowthResults results = new GrowthResults(file);
        results.add(of(ONCE, 10));
        results.add(of(ONCE, 14));
        results.add(of(FOUR, 40));

        GrowthResults again = new GrowthResults(file);

        assertThat(again.runs(ONCE, 1)).isEqualTo(2);
        assertThat(again.runs(ONCE, 0.5)).isZero();
        assertThat(again.medians(Series.DATA, 1)).containsExactly(of(ONCE, 12), of(FOUR, 40));
        assertThat(again.median(Series.DATA, 2, 1)).isEmpty();
    }

    @Test
    void doesNotAddToAFileOfSomethingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.txt"), "my notes\n");

        assertThatThrownBy(() -> new GrowthResults(file))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith(file + " is no file of results: its first line must be point scale ");
        Files.writeString(file, GrowthResult.HEADER + "\ndata-1\t1.0\n");
        assertThatThrownBy(() -> new GrowthResults(file))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith(file + " can't be read: result 'data-1\t1.0': must have the columns");
    }

    @Test
    void drawsAPanelForEachSeriesThatHasResults() throws Exception {
        GrowthResults results = new GrowthResults(folder.resolve("growth.tsv"));
        results.add(of(ONCE, 10));
        results.add(of(FOUR, 40));
        results.add(of(new GrowthPoint(Series.LONG, 250), 7));

        String svg = GrowthPlot.of(results, 1);

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("g").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(6);
        assertThat(svg).contains("times the data").doesNotContain("NaN").doesNotContain("Infinity");
    }

    private static GrowthResult of(GrowthPoint point, double seconds) {
        return new GrowthResult(
                point.name(), 1, 32_240, 2_700_000_000L, 81, 4, seconds, seconds + 10, 2 * seconds, 1e9, 5);
    }

    static List<GrowthResult> results() {
        return List.of(of(ONCE, 10), of(FOUR, 41));
    }
}
