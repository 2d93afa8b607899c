package dev.rollcall.service.check;

import java.util.Map;

/**
 * A broker as it is. Immutable.
 *
 * @param id its id
 * @param config its configuration, by name; empty if it may not be read
 * @param newestMetadata the newest {@code metadata.version} that its software knows, which tells its version; 0 if it may not be asked
 */
record BrokerFacts(int id, Map<String, String> config, short newestMetadata) {
    BrokerFacts {
        config = Map.copyOf(config);
    }
}
