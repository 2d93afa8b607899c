package dev.rollcall.service.check;

import dev.rollcall.service.cluster.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * A topic as it is. Immutable.
 *
 * @param role what it is to Rollcall; empty if it is Kafka's own
 * @param name its name
 * @param partitions in their order
 * @param config its configuration, by name, with the brokers' defaults
 * @param complaints what keeps Rollcall from using it, each with the way out
 */
record TopicFacts(
        Optional<Role> role,
        String name,
        List<TopicPartitionInfo> partitions,
        Map<String, String> config,
        List<String> complaints) {
    TopicFacts {
        partitions = List.copyOf(partitions);
        config = Map.copyOf(config);
        complaints = List.copyOf(complaints);
    }

    boolean is(Role wanted) {
        return role.filter(wanted::equals).isPresent();
    }

    /** The replicas of the partition that has the fewest. */
    int replicas() {
        return partitions.stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
    }

    boolean isOutOfSync() {
        return partitions.stream()
                .anyMatch(partition ->
                        partition.isr().size() < partition.replicas().size());
    }

    long number(String name, long otherwise) {
        String value = config.get(name);
        return value == null || value.isEmpty() ? otherwise : Long.parseLong(value);
    }
}
