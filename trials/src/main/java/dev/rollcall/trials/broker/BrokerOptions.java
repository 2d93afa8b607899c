package dev.rollcall.trials.broker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What can be chosen about an {@link EmbeddedBroker}. Immutable and thread-safe.
 *
 * @param port the port that clients connect to, 0 for any free one
 * @param directory where the broker keeps its logs; empty for a temporary directory that goes when the broker is closed
 * @param defaultPartitions how many partitions a topic gets whose creator names no number, at least 1
 * @param properties broker properties on top of the built-in ones, which they may replace; listeners, roles, identity
 *     and log directory stay as they are
 */
public record BrokerOptions(int port, Optional<Path> directory, int defaultPartitions, Map<String, String> properties) {
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the port is no port, or the number of partitions is below 1
     */
    public BrokerOptions {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port must be 0 to " + HIGHEST_PORT + ", not " + port);
        }
        if (defaultPartitions < 1) {
            throw new IllegalArgumentException("default partitions must be at least 1, not " + defaultPartitions);
        }
        properties = Map.copyOf(properties);
    }

    /**
     * Any free port, a temporary directory, one partition per topic.
     *
     * @return the options to start from
     */
    public static BrokerOptions defaults() {
        return new BrokerOptions(0, Optional.empty(), 1, Map.of());
    }

    /**
     * The same options with another port.
     *
     * @param newPort 0 for any free one
     * @return a changed copy
     */
    public BrokerOptions withPort(int newPort) {
        return new BrokerOptions(newPort, directory, defaultPartitions, properties);
    }

    /**
     * The same options with a directory that outlives the broker.
     *
     * @param newDirectory need not exist, not null
     * @return a changed copy
     */
    public BrokerOptions withDirectory(Path newDirectory) {
        return new BrokerOptions(port, Optional.of(newDirectory), defaultPartitions, properties);
    }

    /**
     * The same options with another default number of partitions.
     *
     * @param partitions at least 1
     * @return a changed copy
     */
    public BrokerOptions withDefaultPartitions(int partitions) {
        return new BrokerOptions(port, directory, partitions, properties);
    }

    /**
     * The same options with one more broker property.
     *
     * @param name as in Kafka's broker configuration, not null
     * @param value not null
     * @return a changed copy
     */
    public BrokerOptions withProperty(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return new BrokerOptions(port, directory, defaultPartitions, more);
    }
}
