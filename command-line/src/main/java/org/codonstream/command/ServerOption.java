package org.codonstream.command;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.Option;

/** Where the streams app answers questions. */
public final class ServerOption {
    private static final int LARGEST_PORT = 65_535;

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
            String url = server.contains("://") ? server : "http://" + server;
            URI uri = new URI(url);
            if (uri.getHost() != null
                    && uri.getPort() <= LARGEST_PORT
                    && (url.startsWith("http://") || url.startsWith("https://"))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new ConfigurationException(sentence(), e);
        }
        throw new ConfigurationException(sentence());
    }

    private String sentence() {
        return "--server '" + server + "': must be a URL such as http://127.0.0.1:8080";
    }
}
