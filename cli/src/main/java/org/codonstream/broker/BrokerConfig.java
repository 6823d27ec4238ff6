package org.codonstream.broker;

/**
 * What an embedded broker is set to.
 *
 * @param port where clients reach it on 127.0.0.1; 0 takes a free one
 * @param heapMegabytes heap of the broker's own JVM; records pass through the page cache, not the heap
 */
public record BrokerConfig(int port, int heapMegabytes) {
    public static final int DEFAULT_PORT = 9092;

    private static final int HEAP_MEGABYTES = 256;

    public BrokerConfig {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("kafka port " + port + ": must be 0 to 65535");
        }
        if (heapMegabytes < 64) {
            throw new IllegalArgumentException("broker heap " + heapMegabytes + " MB: must be at least 64");
        }
    }

    /** A broker on a port with the usual heap. */
    public static BrokerConfig onPort(int port) {
        return new BrokerConfig(port, HEAP_MEGABYTES);
    }
}
