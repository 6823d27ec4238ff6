package org.codonstream.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * The broker's two ports of 127.0.0.1, asked for by taking both for a moment at the same time: one after the other, the
 * system may give the same free port twice.
 *
 * @param clients where clients find the broker
 * @param controller where the broker finds its own controller
 */
record Ports(int clients, int controller) {

    /**
     * Finds two free ports.
     *
     * @param wanted the one for clients, 0 for any
     * @throws BrokerException if the wanted one is taken
     */
    static Ports choose(int wanted) throws IOException {
        try (ServerSocket clients = listen(wanted);
                ServerSocket controller = listen(0)) {
            return new Ports(clients.getLocalPort(), controller.getLocalPort());
        } catch (BindException e) {
            throw new BrokerException(
                    "port " + wanted + " of 127.0.0.1 "
                            + (wanted < 1024 && !isTaken(e) ? "may not be used" : "is taken")
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
