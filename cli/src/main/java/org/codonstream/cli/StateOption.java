package org.codonstream.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where an instance of the streams app keeps its stores. */
final class StateOption {
    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = "codonstream-state",
            description = "Where this instance keeps its stores; each instance its own (${DEFAULT-VALUE}).")
    private Path stateDir;

    Path stateDir() {
        return stateDir;
    }
}
