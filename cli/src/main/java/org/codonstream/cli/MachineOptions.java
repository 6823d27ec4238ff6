package org.codonstream.cli;

import org.codonstream.broker.BrokerConfig;
import org.codonstream.command.Checked;
import org.codonstream.stream.HttpConfig;
import picocli.CommandLine.Option;

/** Which ports of the loopback interface a machine by itself uses. */
final class MachineOptions {
    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "" + BrokerConfig.DEFAULT_PORT,
            description = "Port of the Kafka broker on 127.0.0.1, 0 for a free one (${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "" + HttpConfig.DEFAULT_PORT,
            description = "Port of the REST API on 127.0.0.1, 0 for a free one (${DEFAULT-VALUE}).")
    private int httpPort;

    int kafkaPort() {
        return Checked.setting(() -> BrokerConfig.onPort(kafkaPort)).port();
    }

    int httpPort() {
        return Checked.setting(() -> HttpConfig.loopback(httpPort)).port();
    }
}
