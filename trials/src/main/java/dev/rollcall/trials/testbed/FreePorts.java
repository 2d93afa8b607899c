package dev.rollcall.trials.testbed;

import dev.rollcall.trials.broker.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.utils.Utils;

/**
 * Ports for servers that stop and come back. They are below those that Linux and macOS give to connections on their own, so that none is
 * taken while its server is down.
 */
public final class FreePorts {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 1_000;

    private FreePorts() {}

    /**
     * Chooses by chance, so that others who choose at the same time choose others.
     *
     * @param count how many
     * @param random what else could be chosen; seeded in tests only
     * @return free ports of {@link Loopback}, all different
     * @throws IllegalStateException if there are too few
     */
    public static List<Integer> choose(int count, Random random) {
        List<ServerSocket> bound = new ArrayList<>();
        try {
            for (int attempt = 0; bound.size() < count; attempt++) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException("no " + count + " free ports between " + LOWEST + " and " + HIGHEST
                            + " on " + Loopback.HOST + ": stop what uses them");
                }
                bindIfFree(LOWEST + random.nextInt(HIGHEST - LOWEST), bound);
            }
            return bound.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            bound.forEach(socket -> Utils.closeQuietly(socket, "port"));
        }
    }

    private static void bindIfFree(int port, List<ServerSocket> bound) {
        try {
            bound.add(new ServerSocket(port, 1, Loopback.address()));
        } catch (BindException taken) {
            // Another one will do.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
