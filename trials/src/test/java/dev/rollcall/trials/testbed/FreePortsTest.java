package dev.rollcall.trials.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.trials.broker.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    private static final long SEED = 11;

    @Test
    void allDifferAndCanBeBound() throws IOException {
        List<Integer> ports = FreePorts.choose(50, new Random());

        assertThat(ports).hasSize(50).doesNotHaveDuplicates().allMatch(port -> port < 32_768);
        try (ServerSocket first = new ServerSocket(ports.get(0), 1, Loopback.address())) {
            assertThat(first.isBound()).isTrue();
        }
    }

    @Test
    void aTakenPortIsNotChosen() throws IOException {
        int firstChoice = FreePorts.choose(1, new Random(SEED)).get(0);
        InetAddress loopback = Loopback.address();
        try (ServerSocket taken = new ServerSocket(firstChoice, 1, loopback)) {
            assertThat(FreePorts.choose(1, new Random(SEED))).hasSize(1).doesNotContain(taken.getLocalPort());
        }
    }
}
