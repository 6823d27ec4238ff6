package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.codonstream.benchmark.KnownCounts.Words;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.command.CommandException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToolTest {
    @TempDir
    private Path scratch;

    private Path folder;
    private Path fasta;
    private KnownCounts known;

    @BeforeEach
    void generate() {
        folder = scratch.resolve("genomes");
        fasta = scratch.resolve("genomes.fasta");
        new GenomeSet(30, 2, 7, null).write(folder);
        known = KnownCounts.of(folder.toString(), fasta);
    }

    @Test
    void writesAsFastaWhatItCounts() throws Exception {
        assertThat(known.totals()).isEqualTo(ColumnRead.all(folder));
        assertThat(Files.readAllLines(fasta))
                .first()
                .isEqualTo(">" + Genome.of(7, 0).id());
        assertThat(Files.readString(fasta).replaceAll(">.*|\n", ""))
                .hasSize((int) known.totals().bases());
        assertThat(known.frames().frame0().ambiguous()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void countsAsThisProjectDoes(Tool tool) {
        assumeTrue(tool.isInstalled(), tool.label() + " is not installed");

        Run run = tool.run(known, fasta, folder.toString());

        assertThat(run.totals()).isEqualTo(known.totals());
        assertThat(run.processes()).extracting(ProcessCost::name).containsExactly(tool.label());
    }

    @ParameterizedTest
    @EnumSource
    void noticesASingleCodonTooMany(Tool tool) {
        assumeTrue(tool.isInstalled(), tool.label() + " is not installed");
        KnownCounts other = new KnownCounts(
                known.totals(),
                new FrameCounts(
                        known.totals().bases(),
                        oneMore(known.frames().frame0()),
                        oneMore(known.frames().frame1()),
                        known.frames().frame2()));

        assertThatThrownBy(() -> tool.run(other, fasta, folder.toString()))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith(tool.label() + " counts ");
    }

    @Test
    void holdsAProgramThatTakesAmbiguousLettersForBasesToTheirSum() {
        Map<String, Long> counts = byName(known.frames().frame0());
        Words words = Words.FRAME0_AND_WHAT_IS_AMBIGUOUS;
        assertThatThrownBy(() -> known.require("cusp", words, counts))
                .hasMessage("cusp counts " + known.frames().frame0().counted() + " codons instead of "
                        + (known.frames().frame0().counted()
                                + known.frames().frame0().ambiguous()) + ", ambiguous ones included");

        counts.merge("AAA", known.frames().frame0().ambiguous(), Long::sum);

        known.require("cusp", words, counts);
    }

    @Test
    void readsTheCodonsOfATable() {
        assertThat(CompareCommand.counts(
                        "{\"rows\":[{\"codon\":\"TTT\",\"count\":5},{\"codon\":\"TTC\",\"count\":0}]}"))
                .isEqualTo(Map.of("TTT", 5L, "TTC", 0L));
        assertThat(Tool.counts("# made by x\nAAA\t7\t0.5\nOther 3\nAAC 8\n")).isEqualTo(Map.of("AAA", 7L, "AAC", 8L));
    }

    private static CodonCounts oneMore(CodonCounts counts) {
        long[] codons = counts.toArray();
        codons[7]++;
        return CodonCounts.of(codons, counts.ambiguous(), counts.trailing());
    }

    private static Map<String, Long> byName(CodonCounts counts) {
        Map<String, Long> byName = new HashMap<>();
        for (int index = 0; index < CodonCounts.CODONS; index++) {
            byName.put(Codon.text(index), counts.codon(index));
        }
        return byName;
    }
}
