package dev.rollcall.sinks;

import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * What becomes of one key of a topic. Immutable.
 *
 * @param source the topic, not null
 * @param key the record's key as text, not null
 * @param row the row, as {@link Source#parse} gives it; empty if the key is deleted
 * @param partition where the record is, not null
 * @param offset the record's offset there
 */
public record Change(Source source, String key, Optional<Object> row, TopicPartition partition, long offset) {}
