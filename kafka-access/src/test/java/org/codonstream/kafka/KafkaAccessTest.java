package org.codonstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAccessTest {

    @TempDir
    private Path folder;

    @Test
    void takesUsersPropertiesExceptWhereExactnessNeedsOthers() throws IOException {
        Path config = Files.writeString(folder.resolve("client.properties"), """
                bootstrap.servers=elsewhere:9092
                security.protocol=SSL
                delivery.timeout.ms=120000
                acks=1
                enable.idempotence=false
                transactional.id=mine
                """);

        assertThat(KafkaAccess.of("broker:9092", config).producerSettings("codon-ingest-1"))
                .containsEntry("bootstrap.servers", "broker:9092")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("delivery.timeout.ms", "120000")
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("transactional.id", "codon-ingest-1")
                .containsEntry("transaction.timeout.ms", 60_000)
                .containsEntry("max.request.size", 2_097_152)
                .containsEntry("compression.type", "none");
    }

    @Test
    void refusesFileThatIsNotThere() {
        Path absent = folder.resolve("absent.properties");
        assertThatThrownBy(() -> KafkaAccess.of("broker:9092", absent))
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith(absent + ": can't be read as a properties file of a Kafka client: ");
    }

    @Test
    void refusesSettingsThatNoClientTakes() throws IOException {
        Path config = Files.writeString(folder.resolve("client.properties"), "security.protocol=NONE");
        assertThatThrownBy(() -> KafkaAccess.of("127.0.0.1:9092", config).producer("codon-ingest-1"))
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith("no Kafka client can be made for 127.0.0.1:9092: ")
                .hasMessageContaining("security.protocol");
    }

    @Test
    void refusesEmptyBootstrapServers() {
        assertThatThrownBy(() -> KafkaAccess.of(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bootstrap servers are empty: must be host:port");
    }
}
