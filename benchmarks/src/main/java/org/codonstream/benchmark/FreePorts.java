package org.codonstream.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.codonstream.command.CommandException;

/** Two ports of the loopback interface that nobody listens on, for programs that have to know each other's beforehand. */
record FreePorts(String kafka, String http) {
    static FreePorts find() {
        try (ServerSocket one = listen();
                ServerSocket other = listen()) {
            return new FreePorts(String.valueOf(one.getLocalPort()), String.valueOf(other.getLocalPort()));
        } catch (IOException e) {
            throw new CommandException("no free port is found: " + e.getMessage(), e);
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
