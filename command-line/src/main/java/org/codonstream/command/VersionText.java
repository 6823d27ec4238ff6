package org.codonstream.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version out of the jar's manifest, with that of Java. */
public final class VersionText implements IVersionProvider {
    /** The version alone, such as {@code 0.1.0}. */
    public static String version() {
        return Objects.requireNonNullElse(VersionText.class.getPackage().getImplementationVersion(), "from classes");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"codonstream " + version() + " (Java " + Runtime.version() + ")"};
    }
}
