package org.codonstream.cli;

import java.net.URI;
import picocli.CommandLine.Option;

/** Where the streams app answers questions. */
final class ServerOption {
    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the streams app answers (${DEFAULT-VALUE}).")
    private String server;

    /** The app's REST interface. */
    RestClient client() {
        return new RestClient(uri());
    }

    /** Scheme and host are there; without a scheme it is http. */
    URI uri() {
        String url = server.contains("://") ? server : "http://" + server;
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && (url.startsWith("http://") || url.startsWith("https://"))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("--server " + server + ": " + e.getMessage(), e);
        }
        throw new ConfigurationException("--server " + server + ": must be a URL such as http://127.0.0.1:8080");
    }
}
