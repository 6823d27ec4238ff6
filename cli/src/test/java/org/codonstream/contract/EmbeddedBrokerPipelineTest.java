package org.codonstream.contract;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Over the broker that {@code up} and {@code demo} run. */
@ExtendWith(PipelineExtension.class)
class EmbeddedBrokerPipelineTest extends PipelineContract {

    private Pipeline pipeline;

    @BeforeEach
    void take(Pipeline shared) {
        pipeline = shared;
    }

    @Override
    Pipeline pipeline() {
        return pipeline;
    }
}
