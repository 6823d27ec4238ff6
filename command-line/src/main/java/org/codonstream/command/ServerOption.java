package org.codonstream.command;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Where the streams app answers questions. */
public final class ServerOption {
    private static final int LARGEST_PORT = 65_535;
    private static final Set<String> PROTOCOLS = Set.of("http", "https");

    /** Names with underscores too, which are no host names of the internet but usual for containers. */
    private static final Pattern HOST = Pattern.compile("[\\w.-]+|\\[[0-9A-Fa-f:.]+]");

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the streams app answers (${DEFAULT-VALUE}).")
    private String server;

    /**
     * The address of its REST interface. Scheme and host are there; without a scheme it is http.
     *
     * @throws ConfigurationException if it is no such address
     */
    public URI uri() {
        try {
            URI uri = new URI(server.contains("://") ? server : "http://" + server);
            URL url = uri.toURL();
            if (PROTOCOLS.contains(url.getProtocol())
                    && HOST.matcher(url.getHost()).matches()
                    && url.getPort() <= LARGEST_PORT) {
                return uri;
            }
        } catch (URISyntaxException | MalformedURLException | IllegalArgumentException e) {
            throw new ConfigurationException(sentence(), e);
        }
        throw new ConfigurationException(sentence());
    }

    private String sentence() {
        return "--server '" + server + "': must be a URL such as http://127.0.0.1:8080";
    }
}
