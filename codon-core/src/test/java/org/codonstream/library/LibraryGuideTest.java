package org.codonstream.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.codonstream.codon.CodonCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the guide compiles and runs with this module's classes and nothing else. */
class LibraryGuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "how-to", "use-as-a-library.md");

    @TempDir
    private Path folder;

    @Test
    void runsTheCodeOfTheGuideWithoutAnyOtherLibrary() throws Exception {
        String guide = Files.readString(GUIDE);
        List<String> java = blocks(guide, "java");
        assertThat(java).hasSize(2);
        assertThat(java.get(0).lines()).hasSize(5);
        Path source = Files.writeString(
                folder.resolve("Gene.java"),
                java.get(1) + "public class Gene {\npublic static void main(String[] args) {\n" + java.get(0)
                        + "}\n}\n");
        String classes = Path.of(CodonCounts.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int compiled = compiler.run(
                InputStream.nullInputStream(),
                null,
                null,
                "-proc:none",
                "-cp",
                classes,
                "-d",
                folder.toString(),
                source.toString());

        assertThat(compiled).isZero();
        List<String> printed = blocks(guide, "");
        assertThat(run(classes)).isEqualTo(printed.get(printed.size() - 1));
    }

    private String run(String classes) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes + System.getProperty("path.separator") + folder,
                        "Gene")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Blocks of code in a language, without their fences. */
    private static List<String> blocks(String text, String language) {
        return Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$")
                .matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }
}
