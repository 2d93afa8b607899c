package dev.rollcall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.settings.Settings;
import dev.rollcall.testing.TestHash;
import dev.rollcall.totals.PublishPace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/** The names of topics, stores and nodes outlive every release: running applications find their state by them. */
class TopologyDescriptionTest {
    private static final Path GOLDEN = Path.of("src/test/resources/topology.txt");

    @Test
    void theTopologyIsTheOneThatRunningApplicationsKnow() throws IOException {
        Settings settings = Settings.of(Map.of("bootstrap.servers", "nowhere:9092"));
        StreamsProperties properties = new StreamsProperties(settings, Path.of("state"), Optional.empty());

        EventMetrics metrics = new EventMetrics(new SimpleMeterRegistry());
        Topology topology = RollcallTopology.of(
                settings, properties, "", new PublishPace(), TestHash.HASH, metrics, id -> Optional.empty());

        assertThat(topology.describe().toString().strip())
                .as("%s; a change of names needs a migration", GOLDEN)
                .isEqualTo(Files.readString(GOLDEN).strip());
    }
}
