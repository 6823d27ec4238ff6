package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    private static final Measurement SLOW = of(9, 10, 300);
    private static final Measurement MIDDLE = of(3, 20, 100);
    private static final Measurement QUICK = of(1, 30, 200);

    @Test
    void takesTheMiddleOfEachNumber() {
        assertThat(Measurement.median(List.of(SLOW, QUICK, MIDDLE))).isEqualTo(of(3, 20, 200));
    }

    @Test
    void takesTheMeanOfTwoInTheMiddle() {
        assertThat(Measurement.median(List.of(SLOW, QUICK))).isEqualTo(of(5, 20, 250));
    }

    @Test
    void takesOneRunAsItIs() {
        assertThat(Measurement.median(List.of(SLOW))).isEqualTo(SLOW);
    }

    @Test
    void takesEachProcessForItself() {
        ProcessCost app = new ProcessCost("app", 4, 500);
        ProcessCost broker = new ProcessCost("broker", 1, 200);
        Measurement once = new Measurement(2, List.of(app, broker), 90);
        Measurement again = new Measurement(2, List.of(broker, new ProcessCost("app", 6, 700)), 90);

        Measurement median = Measurement.median(List.of(once, again));

        assertThat(median.processes()).containsExactly(new ProcessCost("app", 5, 600), broker);
        assertThat(median.cpuSeconds()).isEqualTo(6);
        assertThat(median.peakBytes()).isEqualTo(800);
    }

    @Test
    void hasNoMedianOfNothing() {
        assertThatThrownBy(() -> Measurement.median(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no runs: there is no median of none");
    }

    private static Measurement of(double wallSeconds, double cpuSeconds, double peakBytes) {
        return new Measurement(wallSeconds, List.of(new ProcessCost("one", cpuSeconds, peakBytes)), 90);
    }
}
