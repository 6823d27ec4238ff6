package org.codonstream.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1, asked for by taking them for a moment. */
final class Ports {
    private Ports() {}

    static int free() throws IOException {
        try (ServerSocket socket = listen(0)) {
            return socket.getLocalPort();
        }
    }

    /** The port itself, or a free one for 0. */
    static int requireFree(int port) throws IOException {
        try (ServerSocket socket = listen(port)) {
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new BrokerException(
                    "port " + port + " of 127.0.0.1 " + (port < 1024 && !isTaken(e) ? "may not be used" : "is taken")
                            + ": stop what listens there, or choose another with --kafka-port",
                    e);
        }
    }

    private static boolean isTaken(BindException e) {
        return String.valueOf(e.getMessage()).contains("in use");
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
