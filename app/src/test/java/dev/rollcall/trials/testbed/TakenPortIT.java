package dev.rollcall.trials.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.trials.broker.ClusterProperties;
import dev.rollcall.trials.broker.Loopback;
import dev.rollcall.trials.broker.NodePorts;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakenPortIT {
    @Test
    void aBrokerWhosePortIsTakenSaysSoInOneLineAndEnds(@TempDir Path directory) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, Loopback.address())) {
            int controller = FreePorts.choose(1, new Random()).get(0);
            NodePorts ports = new NodePorts(controller, taken.getLocalPort(), List.of(), List.of());
            try (BrokerProcess broker = new BrokerProcess(
                    0,
                    directory,
                    ClusterProperties.of(List.of(ports), 0, directory.resolve("data")),
                    Uuid.randomUuid().toString())) {
                assertThat(broker.process().awaitExit(Duration.ofMinutes(2))).hasValue(2);
            }
            List<String> log = Files.readAllLines(directory.resolve("broker-0.log"));
            assertThat(log.get(log.size() - 1))
                    .contains("broker cannot start")
                    .contains("port " + taken.getLocalPort() + " cannot be bound");
            assertThat(log).noneMatch(line -> line.startsWith("\tat "));
        }
    }
}
