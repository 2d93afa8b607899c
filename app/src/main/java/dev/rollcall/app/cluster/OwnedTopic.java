package dev.rollcall.app.cluster;

import java.util.Map;
import java.util.Optional;

/**
 * A topic that Rollcall creates if it is missing.
 *
 * @param key the setting that names it
 * @param name its name
 * @param cleanupPolicy the only cleanup policy that keeps what is promised
 * @param partitions how many partitions it is created with
 * @param fixedPartitions how many partitions it must have; empty if any number will do
 * @param configs further configuration that it is created with
 */
record OwnedTopic(
        String key,
        String name,
        String cleanupPolicy,
        int partitions,
        Optional<Integer> fixedPartitions,
        Map<String, String> configs) {}
