package dev.rollcall.trials.broker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The address of everything here. Never ::1, which Java may take for it: it is not what brokers tell their clients. */
public final class Loopback {
    /** As clients write it. */
    public static final String HOST = "127.0.0.1";

    private Loopback() {}

    /**
     * A port.
     *
     * @param port 0 for any free one
     * @return its address
     */
    public static InetSocketAddress port(int port) {
        return new InetSocketAddress(address(), port);
    }

    /**
     * The address without a port.
     *
     * @return {@link #HOST}
     */
    public static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
