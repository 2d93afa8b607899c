package dev.rollcall.service.cluster;

/**
 * A topic as it is.
 *
 * @param partitions how many partitions it has
 * @param replicas how many replicas its first partition has
 * @param cleanupPolicy its cleanup policy
 */
public record FoundTopic(int partitions, int replicas, String cleanupPolicy) {}
