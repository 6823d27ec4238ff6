package org.codonstream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownFilesTest {

    private static final Path A = Path.of("a.parquet");
    private static final Path B = Path.of("b.parquet");
    private static final FileState HALF = new FileState(10, 1_000);
    private static final FileState WHOLE = new FileState(20, 2_000);

    private long seconds;
    private final KnownFiles files = new KnownFiles(
            Duration.ofSeconds(5), () -> Duration.ofSeconds(seconds).toNanos());

    private void look(long at, Map<Path, FileState> found) {
        seconds = at;
        files.observe(found, Duration.ofSeconds(at).toNanos());
    }

    @Test
    void takesAFileThatHasStayedAsItIsForTheSettleTime() {
        look(0, Map.of(A, WHOLE));
        assertThat(files.due()).isEmpty();
        look(4, Map.of(A, WHOLE));
        assertThat(files.due()).isEmpty();
        look(5, Map.of(A, WHOLE));
        assertThat(files.due()).containsExactly(A);
    }

    @Test
    void waitsAnewForAFileThatGrows() {
        look(0, Map.of(A, HALF));
        look(4, Map.of(A, WHOLE));
        look(8, Map.of(A, WHOLE));
        assertThat(files.due()).isEmpty();
        look(9, Map.of(A, WHOLE));
        assertThat(files.due()).containsExactly(A);
    }

    @Test
    void waitsAnewForAFileThatIsWrittenOverInTheSameLength() {
        look(0, Map.of(A, HALF));
        look(5, Map.of(A, new FileState(HALF.length(), HALF.modified() + 1)));
        assertThat(files.due()).isEmpty();
    }

    /** A process that is frozen between a look and the next one has seen nothing meanwhile. */
    @Test
    void takesNoTimeForStayingThatNobodyHasLooked() {
        look(0, Map.of(A, HALF));
        seconds = 100;
        assertThat(files.due()).isEmpty();
    }

    @Test
    void takesAFileOnceAndAgainWhenItIsAnotherOne() {
        look(0, Map.of(A, HALF));
        look(5, Map.of(A, HALF));
        files.done(A);
        look(6, Map.of(A, HALF));
        assertThat(files.due()).isEmpty();
        look(7, Map.of(A, WHOLE));
        look(12, Map.of(A, WHOLE));
        assertThat(files.due()).containsExactly(A);
    }

    @Test
    void takesAFileAgainThatWasGone() {
        look(0, Map.of(A, WHOLE));
        files.done(A);
        look(1, Map.of());
        assertThat(files.state(A)).isNull();
        look(2, Map.of(A, WHOLE));
        look(7, Map.of(A, WHOLE));
        assertThat(files.due()).containsExactly(A);
    }

    @Test
    void givesAFileThatCouldNotBeReadTenTimesTheSettleTime() {
        look(0, Map.of(A, HALF));
        look(5, Map.of(A, HALF));
        files.doubt(A);
        assertThat(files.isDoubtful(A)).isTrue();
        look(49, Map.of(A, HALF));
        assertThat(files.due()).isEmpty();
        look(50, Map.of(A, HALF));
        assertThat(files.due()).containsExactly(A);
    }

    @Test
    void doubtsNoFileThatIsGoneOnWith() {
        look(0, Map.of(A, HALF));
        look(5, Map.of(A, HALF));
        files.doubt(A);
        look(6, Map.of(A, WHOLE));
        assertThat(files.isDoubtful(A)).isFalse();
        look(11, Map.of(A, WHOLE));
        assertThat(files.due()).containsExactly(A);
    }

    @Test
    void takesThoseFirstThatHaveWaitedLongest() {
        look(0, Map.of(B, WHOLE));
        look(1, Map.of(A, WHOLE, B, WHOLE));
        look(20, Map.of(A, WHOLE, B, WHOLE));
        assertThat(files.due()).containsExactly(B, A);
    }

    @Test
    void takesAllAnewWhenTheirTopicsAre() {
        look(0, Map.of(A, WHOLE));
        look(5, Map.of(A, WHOLE));
        files.done(A);
        files.forget();
        assertThat(files.due()).containsExactly(A);
    }
}
