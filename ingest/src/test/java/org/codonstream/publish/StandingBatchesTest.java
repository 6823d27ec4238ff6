package org.codonstream.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.ManifestInput;
import org.codonstream.schema.Publication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StandingBatchesTest {

    private static final String TOPIC_ID = "3f1bQ0-3TNSh0pCkWUu4yA";
    private static final ManifestInput A = new ManifestInput("a.parquet", 1000L, "1700000000000", "f00d", 1L, 10L);
    private static final ManifestInput B = new ManifestInput("b.parquet", 2000L, "1700000000000", "beef", 1L, 5L);
    private static final String BATCH = "0123456789abcdef0123";

    @Test
    void standsWhereOneManifestNamesTheSame() {
        assertThat(standing("lab", manifest(100, same -> same)).stands(BATCH)).isTrue();
    }

    @Test
    void doesNotStandWithoutManifest() {
        assertThat(standing("lab").stands(BATCH)).isFalse();
        assertThat(standing("lab", manifest(100, same -> same)).stands("another"))
                .isFalse();
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                difference("another batch", manifest -> manifest.setPublication(new Publication("r", "other"))),
                difference("another topic id", manifest -> manifest.setTopicId("re-created")),
                difference("another source", manifest -> manifest.setSource("museum")),
                difference("no source", Manifest.Builder::clearSource),
                difference(
                        "another modification time", manifest -> manifest.setInputs(List.of(at("1700000000001"), B))),
                difference(
                        "another length",
                        manifest -> manifest.setInputs(
                                List.of(new ManifestInput("a.parquet", 1001L, A.getModified(), "f00d", 1L, 10L), B))),
                difference(
                        "another footer",
                        manifest -> manifest.setInputs(
                                List.of(new ManifestInput("a.parquet", 1000L, A.getModified(), "f00e", 1L, 10L), B))),
                difference(
                        "another name",
                        manifest -> manifest.setInputs(
                                List.of(new ManifestInput("c.parquet", 1000L, A.getModified(), "f00d", 1L, 10L), B))),
                difference(
                        "other rows",
                        manifest -> manifest.setInputs(
                                List.of(new ManifestInput("a.parquet", 1000L, A.getModified(), "f00d", 2L, 10L), B))),
                difference("a file less", manifest -> manifest.setInputs(List.of(A))),
                difference("files in another order", manifest -> manifest.setInputs(List.of(B, A))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differences")
    void doesNotStandWhereTheManifestSays(String difference, UnaryOperator<Manifest.Builder> change) {
        assertThat(standing("lab", manifest(100, change)).stands(BATCH)).isFalse();
    }

    @Test
    void doesNotStandForAnotherSourceOption() {
        assertThat(standing("museum", manifest(100, same -> same)).stands(BATCH))
                .isFalse();
        assertThat(standing(null, manifest(100, same -> same)).stands(BATCH)).isFalse();
        assertThat(standing(null, manifest(100, Manifest.Builder::clearSource)).stands(BATCH))
                .isTrue();
    }

    @Test
    void standsOnlyIfYoungerThanTheLastReplace() {
        Manifest replace = manifest(200, manifest -> manifest.setPublication(new Publication("r2", "backfill-r2"))
                .setInputs(List.of())
                .setReplace(true));

        assertThat(standing("lab", manifest(100, same -> same), replace).stands(BATCH))
                .isFalse();
        assertThat(standing("lab", manifest(200, same -> same), replace).stands(BATCH))
                .isFalse();
        assertThat(standing("lab", replace, manifest(201, same -> same)).stands(BATCH))
                .isTrue();
    }

    @Test
    void doesNotStandWhereItsFileWasPublishedInAnotherStateOrUnderAnotherSourceSince() {
        Manifest ours = manifest(100, same -> same);
        Manifest mendedInOtherBatches =
                manifest(150, manifest -> manifest.setPublication(new Publication("r2", "of another size"))
                        .setInputs(List.of(at("1700000000009"))));
        Manifest elsewhere = manifest(150, manifest -> manifest.setSource("museum"));

        assertThat(standing("lab", ours, mendedInOtherBatches).stands(BATCH)).isFalse();
        assertThat(standing("lab", ours, elsewhere).stands(BATCH)).isFalse();
        assertThat(standing("lab", ours, elsewhere, manifest(200, same -> same)).stands(BATCH))
                .isTrue();
    }

    @Test
    void doesNotStandWhereItsFileWasSaidToHoldSomethingElseSince() {
        ManifestInput asCodingSequences =
                new ManifestInput(A.getName(), A.getLength(), A.getModified(), "said otherwise", 1L, 10L);
        Manifest otherwise = manifest(150, manifest -> manifest.setPublication(new Publication("r2", "another id"))
                .setInputs(List.of(asCodingSequences)));

        assertThat(standing("lab", manifest(100, same -> same), otherwise).stands(BATCH))
                .isFalse();
        assertThat(standing("lab", manifest(100, same -> same), otherwise, manifest(200, same -> same))
                        .stands(BATCH))
                .isTrue();
    }

    @Test
    void standsThoughOtherFilesAndRetractionsWerePublishedSince() {
        Manifest others = manifest(150, manifest -> manifest.setPublication(new Publication("r2", "others"))
                .setSource("museum")
                .setInputs(List.of(new ManifestInput("z.parquet", 9L, "1", "0", 1L, 1L))));
        Manifest retraction = manifest(160, manifest -> manifest.setPublication(new Publication("r3", "retract-r3"))
                .setInputs(List.of())
                .setRetractions(3));

        assertThat(standing("lab", manifest(100, same -> same), others, retraction)
                        .stands(BATCH))
                .isTrue();
    }

    private static StandingBatches standing(@Nullable String source, Manifest... manifests) {
        StandingBatches standing = new StandingBatches(TOPIC_ID, source, Map.of(BATCH, List.of(A, B)));
        for (Manifest manifest : manifests) {
            standing.add(manifest);
        }
        return standing;
    }

    private static Manifest manifest(long published, UnaryOperator<Manifest.Builder> change) {
        return change.apply(Manifest.newBuilder()
                        .setPublication(new Publication("r1", BATCH))
                        .setPublished(published)
                        .setTopicId(TOPIC_ID)
                        .setSource("lab")
                        .setInputs(List.of(A, B))
                        .setSequences(15)
                        .setBases(4500)
                        .setRejected(0)
                        .setRetractions(0)
                        .setReplace(false))
                .build();
    }

    private static ManifestInput at(String modified) {
        return new ManifestInput("a.parquet", 1000L, modified, "f00d", 1L, 10L);
    }

    private static Arguments difference(String name, UnaryOperator<Manifest.Builder> change) {
        return Arguments.of(name, change);
    }
}
