package org.codonstream.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version out of the jar's manifest, with that of Java. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version =
                Objects.requireNonNullElse(VersionText.class.getPackage().getImplementationVersion(), "from classes");
        return new String[] {"codonstream " + version + " (Java " + Runtime.version() + ")"};
    }
}
