package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {
    @Test
    void isFoundByStageAndFloor() {
        assertThat(Budget.of("ingest", Floors.PARQUET_READ)).contains(Budget.INGEST);
        assertThat(Budget.of("ingest", Floors.BARE_PRODUCER)).isEmpty();
        assertThat(Budget.of("generate", Floors.PARQUET_READ)).isEmpty();
    }

    @Test
    void saysWhetherLessIsLittleEnough() {
        assertThat(Budget.INGEST.text(of(20), of(10)))
                .isEqualTo("budget: ingest to Parquet read: 2.00 times its wall time,"
                        + " must be at most 2.4 (kept), aim 1.7 (not kept)");
    }

    @Test
    void saysWhetherMoreIsEnough() {
        assertThat(Budget.STREAM.text(of(20), of(10)))
                .isEqualTo("budget: stream to bare consumer: 0.50 times its throughput,"
                        + " must be at least 0.6 (not kept), aim 0.8 (not kept)");
        assertThat(Budget.SHORT_SEQUENCES.text(35))
                .isEqualTo("budget: 10 million sequences of 300 bases: 35.00 Mbases/s,"
                        + " must be at least 20 (kept), aim 35 (kept)");
    }

    @Test
    void saysNothingOfAnAimWhereThereIsNone() {
        assertThat(Budget.COMPSEQ.text(of(9), of(10)))
                .isEqualTo("budget: end-to-end to compseq: 0.90 times its wall time, must be at most 1 (kept)");
    }

    private static Measurement of(double seconds) {
        return new Measurement(seconds, List.of(new ProcessCost("one", 1, 1)), 1_000_000);
    }
}
