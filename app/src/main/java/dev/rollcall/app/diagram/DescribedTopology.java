package dev.rollcall.app.diagram;

import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.settings.Settings;
import dev.rollcall.topology.RollcallTopology;
import dev.rollcall.topology.StreamsProperties;
import dev.rollcall.totals.PublishPace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.apache.kafka.streams.TopologyDescription;

/** Describes the topology of some settings; nothing is run, and no broker is asked. */
public final class DescribedTopology {
    private DescribedTopology() {}

    /**
     * Describes it.
     *
     * @param settings the settings
     * @return as Kafka Streams describes it
     */
    public static TopologyDescription of(Settings settings) {
        return RollcallTopology.of(
                        settings,
                        new StreamsProperties(settings, settings.stateDir(), Optional.empty()),
                        "",
                        new PublishPace(),
                        new KeyedHash(new byte[KeyedHash.KEY_BYTES]),
                        new EventMetrics(new SimpleMeterRegistry()),
                        id -> Optional.empty())
                .describe();
    }
}
