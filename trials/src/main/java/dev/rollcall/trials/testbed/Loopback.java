package dev.rollcall.trials.testbed;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The address of everything here. Never ::1, which Java may take for it: it is not what brokers tell their clients. */
final class Loopback {
    static final String HOST = "127.0.0.1";

    private Loopback() {}

    /** A port, 0 for any free one. */
    static InetSocketAddress port(int port) {
        return new InetSocketAddress(address(), port);
    }

    static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
