package dev.rollcall.service.check;

import java.util.List;

/**
 * Where a partition lives. Immutable.
 *
 * @param replicas the brokers that have a copy of it, the preferred leader first
 * @param inSync those of them that have all of it
 */
record PartitionFacts(List<Integer> replicas, List<Integer> inSync) {
    PartitionFacts {
        replicas = List.copyOf(replicas);
        inSync = List.copyOf(inSync);
    }
}
