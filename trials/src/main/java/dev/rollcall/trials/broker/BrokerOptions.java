package dev.rollcall.trials.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What can be chosen about an {@link EmbeddedBroker}. Immutable and thread-safe.
 *
 * @param directory where the broker keeps its logs; empty for a temporary directory that goes when the broker is closed
 * @param properties broker properties on top of the built-in ones, which they may replace; listeners, roles, identity
 *     and log directory stay as they are
 */
public record BrokerOptions(Optional<Path> directory, Map<String, String> properties) {
    /** Copies. */
    public BrokerOptions {
        properties = Map.copyOf(properties);
    }

    /**
     * A temporary directory, and the built-in properties.
     *
     * @return the options to start from
     */
    public static BrokerOptions defaults() {
        return new BrokerOptions(Optional.empty(), Map.of());
    }

    /**
     * The same options with a directory that outlives the broker.
     *
     * @param newDirectory need not exist, not null
     * @return a changed copy
     */
    public BrokerOptions withDirectory(Path newDirectory) {
        return new BrokerOptions(Optional.of(newDirectory), properties);
    }

    /**
     * The same options with one more broker property.
     *
     * @param name as in Kafka's broker configuration, not null
     * @param value not null
     * @return a changed copy
     */
    public BrokerOptions withProperty(String name, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(name, value);
        return new BrokerOptions(directory, more);
    }
}
