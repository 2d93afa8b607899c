package dev.rollcall.service.status;

import java.time.Instant;
import java.util.List;

/**
 * What the brokers tell about the group.
 *
 * @param asked when they were asked, not null
 * @param instances the instances, by id
 * @param partitions the input partitions, by number
 */
public record GroupStatus(Instant asked, List<Member> instances, List<InputLag> partitions) {
    /**
     * How many records the group has not committed yet, in all partitions.
     *
     * @return offsets, of which transaction markers take some
     */
    public long lag() {
        return partitions.stream().mapToLong(InputLag::lag).sum();
    }

    /**
     * An instance.
     *
     * @param id what it is called in the group, the same after a restart
     * @param host where it connects from
     * @param threads its threads, by id
     */
    public record Member(String id, String host, List<Worker> threads) {}

    /**
     * A thread that counts.
     *
     * @param id what it is called in the group
     * @param tasks what it works on, as in {@code ledger 3}; empty while tasks move
     */
    public record Worker(String id, List<String> tasks) {}

    /**
     * How far the group is in an input partition.
     *
     * @param topic an input topic
     * @param partition the number
     * @param committed the offset at which the group would go on
     * @param end the offset behind the last committed record
     */
    public record InputLag(String topic, int partition, long committed, long end) {
        /**
         * How many records are not committed yet.
         *
         * @return offsets
         */
        public long lag() {
            return Math.max(0, end - committed);
        }
    }
}
