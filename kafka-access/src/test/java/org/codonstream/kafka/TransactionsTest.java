package org.codonstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    private final MockProducer<byte[], byte[]> producer = producer(true);

    @Test
    void commitsWhatIsSentAndSaysWhereItStands() {
        Transactions transactions = transactions(producer);
        Map<TopicPartition, Long> sent = transactions.run(() -> {
            transactions.send(record(0));
            transactions.send(record(0));
            transactions.send(record(2));
        });

        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history()).hasSize(3);
        assertThat(sent).isEqualTo(Map.of(new TopicPartition("t", 0), 1L, new TopicPartition("t", 2), 0L));
    }

    @Test
    void saysOnlyWhereTheRecordsOfThisTransactionStand() {
        Transactions transactions = transactions(producer);
        transactions.run(() -> transactions.send(record(1)));

        assertThat(transactions.run(() -> transactions.send(record(0)))).containsOnlyKeys(new TopicPartition("t", 0));
    }

    @Test
    void abortsWhenSendingThrows() {
        Transactions transactions = transactions(producer);
        assertThatThrownBy(() -> transactions.run(() -> {
                    transactions.send(record(0));
                    throw new IllegalStateException("bad row");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bad row");

        assertThat(producer.transactionAborted()).isTrue();
        assertThat(producer.commitCount()).isZero();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void endsAtTheFirstFailedSend() {
        MockProducer<byte[], byte[]> manual = producer(false);
        Transactions transactions = transactions(manual);
        AtomicInteger sent = new AtomicInteger();
        assertThatThrownBy(() -> transactions.run(() -> {
                    while (sent.incrementAndGet() < 100) {
                        transactions.send(record(0));
                        if (sent.get() == 3) {
                            manual.errorNext(new NotLeaderOrFollowerException("moved"));
                        }
                    }
                }))
                .isInstanceOf(PublishException.class)
                .hasMessage("the broker at broker:9092 refused: moved");

        assertThat(sent).hasValue(4);
        assertThat(manual.transactionAborted()).isTrue();
        assertThat(manual.commitCount()).isZero();
    }

    @Test
    void endsWhenAnotherThreadFails() {
        Transactions transactions = transactions(producer);
        assertThatThrownBy(() -> transactions.run(() -> transactions.fail(new IllegalStateException("other thread"))))
                .hasMessage("other thread");
        assertThat(producer.transactionAborted()).isTrue();
    }

    @Test
    void saysThatAnotherRunHasTakenOver() {
        Transactions transactions = transactions(producer);
        producer.fenceProducer();
        producer.commitTransactionException = new ProducerFencedException("fenced");

        assertThatThrownBy(() -> transactions.run(() -> transactions.send(record(0))))
                .isInstanceOf(PublishException.class)
                .hasMessage("taken over");
    }

    @Test
    void saysThatAnotherRunHasTakenOverWhileTheCommitWasOnItsWay() {
        Transactions transactions = transactions(producer);
        producer.commitTransactionException = new InvalidTxnStateException("state is COMPLETE_ABORT");

        assertThatThrownBy(() -> transactions.run(() -> transactions.send(record(0))))
                .isInstanceOf(PublishException.class)
                .hasMessage("taken over");
    }

    @Test
    void saysThatItIsNotKnownWhetherACommitWithoutAnswerStands() {
        Transactions transactions = transactions(producer);
        producer.commitTransactionException = new TimeoutException("no answer");

        assertThatThrownBy(() -> transactions.run(() -> transactions.send(record(0))))
                .isInstanceOf(PublishException.class)
                .hasMessage("no Kafka broker answered in time at broker:9092: check --bootstrap-servers, and that the"
                        + " broker is running (whether what was sent last stands will be found out by the next run)");
    }

    @Test
    void saysThatNobodyAnsweredWhenTheProducerCanNotBegin() {
        producer.initTransactionException = new TimeoutException("no answer");

        assertThatThrownBy(() -> transactions(producer))
                .isInstanceOf(PublishException.class)
                .hasMessage("no Kafka broker answered in time at broker:9092: check --bootstrap-servers, and that the"
                        + " broker is running");
        assertThat(producer.closed()).isTrue();
    }

    private static MockProducer<byte[], byte[]> producer(boolean autoComplete) {
        List<PartitionInfo> partitions = IntStream.range(0, 4)
                .mapToObj(partition -> new PartitionInfo("t", partition, Node.noNode(), new Node[0], new Node[0]))
                .toList();
        return new MockProducer<>(
                new Cluster("test", List.of(), partitions, Set.of(), Set.of()),
                autoComplete,
                new RoundRobinPartitioner(),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static Transactions transactions(MockProducer<byte[], byte[]> producer) {
        return new Transactions(producer, "broker:9092", "taken over");
    }

    private static ProducerRecord<byte[], byte[]> record(int partition) {
        return Records.of("t", partition, null, new byte[] {1});
    }
}
