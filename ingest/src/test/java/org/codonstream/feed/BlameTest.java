package org.codonstream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.codonstream.input.InputException;
import org.codonstream.kafka.PublishException;
import org.codonstream.topic.TopicException;
import org.junit.jupiter.api.Test;

class BlameTest {

    @Test
    void fallsOnAFileThatCanNotBeReadOrSent() {
        assertThat(Blame.isOfFile(new InputException("bad row"))).isTrue();
        assertThat(Blame.isOfFile(new PublishException("refused", new RecordTooLargeException("5 MB"))))
                .isTrue();
        assertThat(Blame.isOfFile(new NumberFormatException("-99999999999"))).isTrue();
    }

    @Test
    void doesNotFallOnAFileWhereKafkaFailsOrSomebodyStopsTheFeed() {
        assertThat(Blame.isOfFile(new PublishException("no answer", new TimeoutException("20 s"))))
                .isFalse();
        assertThat(Blame.isOfFile(new PublishException("stopped"))).isFalse();
        assertThat(Blame.isOfFile(new TopicException("no topic"))).isFalse();
        assertThat(Blame.isOfFile(new TimeoutException("20 s"))).isFalse();
        assertThat(Blame.isOfFile(new CancellationException("stopped"))).isFalse();
    }

    @Test
    void namesTheFileWhateverFails() {
        Path file = Path.of("/data/x.gb");

        assertThat(Blame.sentence(file, new InputException("/data/x.gb, record 1: bad")))
                .isEqualTo("/data/x.gb, record 1: bad");
        assertThat(Blame.sentence(file, new IllegalStateException("odd")))
                .isEqualTo("/data/x.gb made this program fail, which is a fault of the program too:"
                        + " java.lang.IllegalStateException: odd");
    }
}
