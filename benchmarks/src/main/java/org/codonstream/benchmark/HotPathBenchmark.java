package org.codonstream.benchmark;

import java.util.concurrent.TimeUnit;
import org.codonstream.block.CountedRecord;
import org.codonstream.block.RecordRefusedException;
import org.codonstream.codon.FrameCounts;
import org.codonstream.decision.Judgement;
import org.codonstream.schema.LedgerEntry;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.sequence.PackedBases;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long each step of {@link HotPaths} takes, for sequences as short reads, mitochondria and plastids are. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HotPathBenchmark {
    @Param({"300", "16500", "150000"})
    int length;

    private HotPaths paths = new HotPaths(1);

    @Setup
    public void prepare() {
        paths = new HotPaths(length);
    }

    @Benchmark
    public PackedBases pack() {
        return paths.pack();
    }

    @Benchmark
    public byte[] digest() {
        return paths.digest();
    }

    @Benchmark
    public FrameCounts count() {
        return paths.count();
    }

    @Benchmark
    public byte[] encodeBlock() {
        return paths.encodeBlock();
    }

    @Benchmark
    public SequenceBlock decodeBlock() throws UnreadableRecordException {
        return paths.decodeBlock();
    }

    @Benchmark
    public CountedRecord countBlock() throws UnreadableRecordException, RecordRefusedException {
        return paths.countBlock();
    }

    @Benchmark
    public byte[] encodeEntry() {
        return paths.encodeEntry();
    }

    @Benchmark
    public LedgerEntry decodeEntry() {
        return paths.decodeEntry();
    }

    @Benchmark
    public Judgement judgeNew() {
        return paths.judgeNew();
    }

    @Benchmark
    public Judgement judgeDuplicate() {
        return paths.judgeDuplicate();
    }

    @Benchmark
    public byte[] replace() {
        return paths.replace();
    }
}
