package org.codonstream.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the streams app answers questions. */
public final class ServerOption {
    private static final int LARGEST_PORT = 65_535;

    /** A name with underscores, which is no host name of the internet but usual for containers. */
    private static final Pattern CONTAINER = Pattern.compile("[\\w.-]+(?::(\\d{1,5}))?");

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the streams app answers (${DEFAULT-VALUE}).")
    private String server;

    /**
     * The address of its REST interface, without a scheme by http. Java's {@code getHost} is null for a name with underscores.
     *
     * @throws ConfigurationException if it is no such address
     */
    public URI uri() {
        try {
            URI uri = new URI(server.contains("://") ? server : "http://" + server);
            if (isHttp(uri.getScheme()) && (isHost(uri) || isContainer(uri.getRawAuthority()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new ConfigurationException(sentence(), e);
        }
        throw new ConfigurationException(sentence());
    }

    private static boolean isHttp(@Nullable String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    private static boolean isHost(URI uri) {
        return uri.getHost() != null && uri.getPort() <= LARGEST_PORT;
    }

    private static boolean isContainer(@Nullable String authority) {
        Matcher matcher = CONTAINER.matcher(authority == null ? "" : authority);
        return matcher.matches() && (matcher.group(1) == null || Integer.parseInt(matcher.group(1)) <= LARGEST_PORT);
    }

    private String sentence() {
        return "--server '" + server + "': must be a URL such as http://127.0.0.1:8080";
    }
}
