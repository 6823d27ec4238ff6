package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    private static final Measurement SLOW = new Measurement(9, 10, 300, 90);
    private static final Measurement MIDDLE = new Measurement(3, 20, 100, 90);
    private static final Measurement QUICK = new Measurement(1, 30, 200, 90);

    @Test
    void takesTheMiddleOfEachNumber() {
        assertThat(Measurement.median(List.of(SLOW, QUICK, MIDDLE))).isEqualTo(new Measurement(3, 20, 200, 90));
    }

    @Test
    void takesTheMeanOfTwoInTheMiddle() {
        assertThat(Measurement.median(List.of(SLOW, QUICK))).isEqualTo(new Measurement(5, 20, 250, 90));
    }

    @Test
    void takesOneRunAsItIs() {
        assertThat(Measurement.median(List.of(SLOW))).isEqualTo(SLOW);
    }

    @Test
    void hasNoMedianOfNothing() {
        assertThatThrownBy(() -> Measurement.median(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no runs: there is no median of none");
    }
}
