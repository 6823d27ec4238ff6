package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A gate against slowness that says the same on every machine: how much each step allocates for a sequence. What allocates
 * more takes more time of the garbage collector, and mostly of itself. Bounds are 1.3 times what was measured when they were
 * written down; lower them when less is needed, and raise them only with a reason. Measured as tests run, by the JVM's first
 * compiler, which leaves out no allocation; a program that runs for long allocates less.
 */
class AllocationTest {
    private static final double MARGIN = 1.3;

    private static final HotPaths SHORT = new HotPaths(300);
    private static final HotPaths MITOCHONDRION = new HotPaths(16_500);
    private static final HotPaths PLASTID = new HotPaths(150_000);

    static Stream<Arguments> steps() {
        return Stream.of(
                // the packed bases, four in a byte, and nothing else that grows
                step("pack", paths -> paths::pack, 120, 4_168, 37_544),
                // the 24 bytes of the digest
                step("digest", paths -> paths::digest, 40, 40, 40),
                // 64 counts of 8 bytes in three frames, whatever the length
                step("count", paths -> paths::count, 1_712, 1_712, 1_712),
                // the bases twice: in Avro's buffer and in the record
                ofBlock("encode a block", paths -> paths::encodeBlock, 579, 8_671, 75_423),
                // the bases once, beside a heading of some hundred bytes
                ofBlock("decode a block", paths -> paths::decodeBlock, 782, 4_810, 38_201),
                // what decoding and counting take together, and the check of the heading
                ofBlock("decode and count a block", paths -> paths::countBlock, 3_282, 7_312, 40_726),
                // short sequences: their bases; long ones: three times 64 counts, as objects in Avro's lists
                step("encode a ledger entry", paths -> paths::encodeEntry, 912, 1_520, 1_664),
                step("decode a ledger entry", paths -> paths::decodeEntry, 1_104, 3_936, 7_968),
                step("judge what is new", paths -> paths::judgeNew, 2_520, 4_136, 8_168),
                step("judge a duplicate", paths -> paths::judgeDuplicate, 4_336, 5_952, 9_984),
                // reads, judges, writes, and sums both versions in all readings
                step("replace in the ledger", paths -> paths::replace, 13_312, 21_424, 29_632));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void allocatesNoMoreThanItDid(
            String name, Function<HotPaths, Long> bytes, long ofShort, long ofMitochondrion, long ofPlastid) {
        requireAtMost(name + " of 300 bases", bytes.apply(SHORT), ofShort);
        requireAtMost(name + " of 16,500 bases", bytes.apply(MITOCHONDRION), ofMitochondrion);
        requireAtMost(name + " of 150,000 bases", bytes.apply(PLASTID), ofPlastid);
    }

    private static void requireAtMost(String what, long allocated, long before) {
        assertThat((double) allocated)
                .as("bytes that one sequence takes to %s, which took %,d", what, before)
                .isLessThan(before * MARGIN);
    }

    private static Arguments step(
            String name, Function<HotPaths, Callable<?>> step, long ofShort, long ofMitochondrion, long ofPlastid) {
        Function<HotPaths, Long> bytes = paths -> AllocatedBytes.of(step.apply(paths));
        return Arguments.of(name, bytes, ofShort, ofMitochondrion, ofPlastid);
    }

    private static Arguments ofBlock(
            String name, Function<HotPaths, Callable<?>> step, long ofShort, long ofMitochondrion, long ofPlastid) {
        Function<HotPaths, Long> bytes = paths -> AllocatedBytes.of(step.apply(paths)) / paths.sequencesOfBlock();
        return Arguments.of(name, bytes, ofShort, ofMitochondrion, ofPlastid);
    }
}
