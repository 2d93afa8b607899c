package dev.rollcall.service.audit;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the pipeline has counted and published when the audit begins to read.
 *
 * @param sureEnds for each input partition the offset before which every event is counted and published; a partition that is not
 *     there has none of them
 * @param unread how many of the events that were there at the start are not read yet
 * @param underWay how many records between the stages were not taken up in time; if there are any, no event is surely counted
 */
record Counted(Map<TopicPartition, Long> sureEnds, long unread, long underWay) {
    long sureEnd(TopicPartition partition) {
        return sureEnds.getOrDefault(partition, 0L);
    }

    /** Whether something that should be counted by now is not. */
    boolean isBehind() {
        return unread > 0 || underWay > 0;
    }
}
