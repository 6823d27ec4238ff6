package org.codonstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final AtomicLong clock = new AtomicLong(-7);
    private final Answers answers = new Answers(clock::get);

    @Test
    void knowsTheLongestSilenceOfATransaction() {
        clock.addAndGet(1000);
        answers.begin();
        assertThat(answers.longestSilence()).isZero();

        clock.addAndGet(30);
        answers.came();
        clock.addAndGet(50);
        answers.came();
        clock.addAndGet(20);
        answers.came();
        assertThat(answers.longestSilence()).isEqualTo(Duration.ofNanos(50));

        clock.addAndGet(60);
        assertThat(answers.longestSilence()).isEqualTo(Duration.ofNanos(60));
    }
}
