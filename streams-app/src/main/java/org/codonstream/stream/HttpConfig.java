package org.codonstream.stream;

/**
 * Where the REST API of an instance listens, and where others reach it.
 *
 * @param host address to listen on
 * @param port port to listen on, 0 for a free one
 * @param advertised {@code host:port} under which other instances reach this one; empty for host and port
 */
public record HttpConfig(String host, int port, String advertised) {

    public static final String LOOPBACK = "127.0.0.1";
    public static final int DEFAULT_PORT = 8080;

    public HttpConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("HTTP host: must not be blank");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("HTTP port " + port + ": must be 0 to 65535");
        }
        if (!advertised.isEmpty() && !advertised.matches("[^:/]+:\\d{1,5}")) {
            throw new IllegalArgumentException("advertised address '" + advertised + "': must be host:port");
        }
    }

    /** On the loopback interface. */
    public static HttpConfig loopback(int port) {
        return new HttpConfig(LOOPBACK, port, "");
    }
}
