package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.decision.Decision;
import org.codonstream.schema.Codecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotPathsTest {
    private static final int LENGTH = 150_000;
    private static final int RUNS = 9;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(ints = {300, 16_500, 150_000})
    void doesWhatIsDoneForEverySequence(int length) throws Exception {
        HotPaths paths = new HotPaths(length);

        assertThat(paths.countBlock().sequences())
                .hasSize(paths.sequencesOfBlock())
                .allSatisfy(candidate -> assertThat(candidate.frames()).isEqualTo(paths.count()));
        assertThat(paths.encodeBlock()).hasSizeBetween(length / 4, 1_100_000);
        assertThat(paths.decodeBlock().getSequences()).hasSize(paths.sequencesOfBlock());
        assertThat(Codecs.LEDGER_ENTRY.decode(paths.encodeEntry())).isEqualTo(paths.decodeEntry());
        assertThat(paths.judgeNew().decision()).isEqualTo(Decision.COUNTED);
        assertThat(paths.judgeDuplicate().decision()).isEqualTo(Decision.DUPLICATE);
        assertThat(Codecs.LEDGER_ENTRY
                        .decode(paths.replace())
                        .getCounted()
                        .getHeading()
                        .getVersion())
                .isEqualTo(2);
    }

    /**
     * Processor time of one thread, so that it does not depend on what else runs; the least of several, because the rest is
     * disturbance. Packing and counting three frames was 11 to 12 times as fast as counting one frame in strings when this was
     * written, as tests run and at a load of 10.
     */
    @Test
    void packsAndCountsManyTimesAsFastAsALoopOverStrings() {
        HotPaths paths = new HotPaths(LENGTH);
        byte[] letters = new byte[LENGTH];
        Genome.fill(letters, new SplittableRandom(LENGTH));
        String text = new String(letters, StandardCharsets.US_ASCII);
        assertThat(naive(text)).isEqualTo(byName(paths.count().frame0()));

        long plain = Long.MAX_VALUE;
        long packed = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            plain = Math.min(plain, nanos(() -> naive(text)));
            packed = Math.min(packed, nanos(() -> {
                paths.pack();
                paths.count();
            }));
        }
        assertThat((double) plain / packed).isGreaterThan(6);
    }

    private long nanos(Runnable work) {
        long before = threads.getCurrentThreadCpuTime();
        for (int call = 0; call < 20; call++) {
            work.run();
        }
        return threads.getCurrentThreadCpuTime() - before;
    }

    /** Frame 0 as one would write it in a few lines. */
    private static Map<String, Long> naive(String letters) {
        Map<String, Long> counts = new HashMap<>();
        for (int position = 0; position + 3 <= letters.length(); position += 3) {
            counts.merge(letters.substring(position, position + 3), 1L, Long::sum);
        }
        return counts;
    }

    private static Map<String, Long> byName(CodonCounts counts) {
        Map<String, Long> byName = new HashMap<>();
        for (int index = 0; index < CodonCounts.CODONS; index++) {
            byName.put(Codon.text(index), counts.codon(index));
        }
        return byName;
    }
}
