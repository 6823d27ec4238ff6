package org.codonstream.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The tables tell what was published, however and however often it was. */
@ExtendWith(PipelineExtension.class)
class RepublishingTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    /** All but those of batches, which are others each time. */
    private static Map<String, JsonNode> tables(Pipeline pipeline) {
        return pipeline.tables("all", "source:", "taxon:", "code:");
    }

    @Test
    void tellTheSameWhateverTheBatchesTheFolderTheOrderAndHowOften(@TempDir Path temporary, Pipeline whole)
            throws IOException {
        Path folder = folder(temporary.resolve("genomes"));
        List<Path> elsewhere = copies(folder, temporary.resolve("elsewhere"));
        whole.publish("--input", folder, "--batch-size", 5000);
        Map<String, JsonNode> tables = tables(whole);
        assertThat(whole.scopes("batch:")).hasSize(1);
        assertThat(tables).hasSizeGreaterThan(100);

        try (Pipeline sevens = whole.another("sevens")) {
            sevens.publish("--input", folder, "--batch-size", 7);
            assertThat(sevens.scopes("batch:")).hasSize(36);
            assertThat(tables(sevens)).isEqualTo(tables);
        }
        try (Pipeline fifties = whole.another("fifties")) {
            List<Object> words = new ArrayList<>(List.of("--batch-size", 50));
            elsewhere.stream()
                    .sorted(Comparator.reverseOrder())
                    .forEach(file -> words.addAll(List.of("--input", file)));
            fifties.publish(words.toArray());
            assertThat(fifties.scopes("batch:")).hasSize(5);
            assertThat(tables(fifties)).isEqualTo(tables);
        }

        assertThat(whole.publish("--input", folder).out())
                .startsWith("published 0 batches: 0 sequences, 0 bases; 1 batch stands already (");
        for (List<Object> again : List.<List<Object>>of(
                List.of("--input", folder, "--no-resume"),
                List.of("--input", folder, "--batch-size", 7),
                List.of("--input", folder, "--batch-size", 50),
                List.of("--input", temporary.resolve("elsewhere")))) {
            assertThat(whole.publish(again.toArray()).out())
                    .endsWith("\ncounted 0, replaced 0, duplicate 249, stale 0, rejected 0\n");
            assertThat(tables(whole)).isEqualTo(tables);
        }
    }

    /** The bundled genomes and generated ones: 249 sequences in 6 files. */
    private static Path folder(Path folder) throws IOException {
        copies(EXAMPLES, folder);
        Random random = new Random(2);
        for (int file = 0; file < 3; file++) {
            List<Genome> genomes = new ArrayList<>();
            for (int row = 0; row < (file == 2 ? 100 : 50); row++) {
                String id = file == 1 ? "contig_" + row : String.format("NZ_AB%d%05d.%d", file, row, 1 + row % 3);
                Genome genome = Genome.of(id, Genome.letters(random.nextLong(), 1 + random.nextInt(4000)))
                        .from("lab " + (file == 1 ? row % 2 : file));
                genomes.add(row % 5 == 0 ? genome : genome.ofTaxon(9000 + row % 7));
            }
            GenomeFile.write(folder.resolve("generated-" + file + ".parquet"), genomes);
        }
        return folder;
    }

    private static List<Path> copies(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        List<Path> copies = new ArrayList<>();
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
                copies.add(Files.copy(file, to.resolve(file.getFileName())));
            }
        }
        return copies;
    }
}
