package org.codonstream.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Over Kafka in a container, where an engine answers and has the image: none is pulled by a test. */
@TestInstance(Lifecycle.PER_CLASS)
class ContainerPipelineTest extends PipelineContract {

    private static final String IMAGE = "apache/kafka:4.3.1";

    private KafkaContainer kafka;
    private Pipeline pipeline;

    @BeforeAll
    void start(@TempDir Path temporary) {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "skipped: no container engine answers");
        assumeTrue(isPresent(), "skipped: the engine has no image " + IMAGE + "; 'docker pull " + IMAGE + "' gets it");
        kafka = new KafkaContainer(DockerImageName.parse(IMAGE));
        kafka.start();
        pipeline = Pipeline.start(kafka.getBootstrapServers(), "container", temporary.resolve("streams"));
    }

    private static boolean isPresent() {
        try {
            DockerClientFactory.lazyClient().inspectImageCmd(IMAGE).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    @AfterAll
    void stop() {
        if (pipeline != null) {
            pipeline.close();
        }
        if (kafka != null) {
            kafka.stop();
        }
    }

    @Override
    Pipeline pipeline() {
        return pipeline;
    }
}
