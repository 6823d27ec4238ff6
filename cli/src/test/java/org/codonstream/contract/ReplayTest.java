package org.codonstream.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.codonstream.cli.CommandLineRun;
import org.codonstream.codon.Reading;
import org.codonstream.input.CountedRow;
import org.codonstream.schema.Checksum;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Digest;
import org.codonstream.schema.Publication;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.Values;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.RefgetDigest;
import org.codonstream.topic.Partitions;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A record that was refused counts for nothing, and once it is mended each of its sequences counts once. */
@ExtendWith(PipelineExtension.class)
class ReplayTest {

    /** A number that NCBI has withdrawn. */
    private static final int UNKNOWN_CODE = 8;

    @Test
    void countsEachSequenceOfARefusedBlockOnceAfterTheMend(@TempDir Path temporary, Pipeline pipeline)
            throws IOException {
        List<Genome> genomes = genomesOfPartition(2);
        send(pipeline, block(genomes, UNKNOWN_CODE));
        CommandLineRun listed = await().atMost(Duration.ofSeconds(30))
                .until(() -> pipeline.run(List.of("dead-letters", "list")), run -> !run.out()
                        .isEmpty());

        assertThat(listed.err()).isEmpty();
        assertThat(listed.out())
                .matches("\\d+:\\d+\tunknown-genetic-code\t" + pipeline.prefix() + ".sequence-blocks-2 offset 0\t"
                        + "sequence " + genomes.get(2).id() + " names genetic code 8, which NCBI does not have\n");
        genomes.forEach(genome ->
                assertThat(pipeline.status("/v1/sequences", "id", genome.id())).isEqualTo(404));

        String letter = listed.out().substring(0, listed.out().indexOf('\t'));
        Path mended = Files.write(temporary.resolve("mended"), block(genomes, 2));
        for (int time = 1; time <= 2; time++) {
            CommandLineRun replayed = pipeline.run(
                    List.of("dead-letters", "replay"),
                    letter,
                    "--value",
                    mended,
                    "--wait",
                    "--server",
                    pipeline.server());
            assertThat(replayed).isEqualTo(new CommandLineRun(0, "replayed 1 record\n", ""));

            for (Reading reading : List.of(Reading.FRAME0, Reading.REVERSE1)) {
                JsonNode table = pipeline.usage("all", reading);
                assertThat(table.path("sequences").asInt()).isEqualTo(3);
                assertThat(CountedJson.ofTable(table))
                        .isEqualTo(CountedRow.sum(
                                "all",
                                genomes.stream()
                                        .map(genome -> genome.counted(reading))
                                        .toList()));
            }
            assertThat(pipeline.usage("code:2", Reading.FRAME0)
                            .path("sequences")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    private static List<Genome> genomesOfPartition(int partition) {
        List<Genome> genomes = new ArrayList<>();
        for (int number = 0; genomes.size() < 3; number++) {
            String id = String.format("AC%06d", number);
            if (Partitions.of(id, TopicSettings.DEFAULT_PARTITIONS) == partition) {
                genomes.add(Genome.of(id, Genome.letters(number, 600)));
            }
        }
        return genomes;
    }

    /** A block as a publisher makes it, but for the genetic code of its third sequence. */
    private static byte[] block(List<Genome> genomes, int codeOfTheThird) {
        List<PublishedSequence> sequences = new ArrayList<>();
        for (int row = 0; row < genomes.size(); row++) {
            Genome genome = genomes.get(row);
            byte[] letters = genome.letters().getBytes(StandardCharsets.US_ASCII);
            SequenceHeading heading = new SequenceHeading(
                    (long) row,
                    genome.id(),
                    genome.id(),
                    0,
                    null,
                    null,
                    null,
                    null,
                    row == 2 ? codeOfTheThird : null,
                    (long) letters.length,
                    new Digest(new RefgetDigest().of(letters, 0, letters.length)),
                    null);
            sequences.add(new PublishedSequence(
                    heading, Values.packed(new BasePacker().pack(letters, 0, letters.length)), List.of()));
        }
        return Codecs.SEQUENCE_BLOCK.encode(
                new SequenceBlock(new Publication("by-hand", "three"), sequences, List.of(), List.of()));
    }

    private static void send(Pipeline pipeline, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, pipeline.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(Topic.SEQUENCE_BLOCKS.name(pipeline.prefix()), 2, null, value);
            record.headers().add(Checksum.header(value));
            producer.send(record);
        }
    }
}
