package dev.rollcall.app.diagram;

import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.intake.InputOffsets;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.settings.Settings;
import dev.rollcall.topology.RollcallTopology;
import dev.rollcall.topology.StreamsProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
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
                        new KeyedHash(new byte[KeyedHash.KEY_BYTES]),
                        new EventMetrics(new SimpleMeterRegistry()),
                        new NoOffsets())
                .describe();
    }

    private static final class NoOffsets implements InputOffsets {
        @Override
        public Future<OptionalLong> committed(TopicPartition partition) {
            return CompletableFuture.completedFuture(OptionalLong.empty());
        }

        @Override
        public Future<Long> start(TopicPartition partition) {
            return CompletableFuture.completedFuture(0L);
        }
    }
}
