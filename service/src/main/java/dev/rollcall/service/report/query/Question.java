package dev.rollcall.service.report.query;

import dev.rollcall.service.report.RowKey;
import dev.rollcall.settings.Settings;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is asked of the rows of one topic. Not thread-safe. */
public interface Question {
    /**
     * The topic that holds the rows.
     *
     * @param settings the settings, not null
     * @return its name
     */
    String topic(Settings settings);

    /**
     * Takes the next record of the topic.
     *
     * @param record the record, not null
     * @throws IllegalArgumentException if it is no row of the topic
     */
    void learn(ConsumerRecord<byte[], byte[]> record);

    /**
     * Which rows there are, whether asked for or not.
     *
     * @return by day
     */
    List<RowKey> keys();

    /**
     * The answer from what was learnt.
     *
     * @return not null
     */
    Answer answer();
}
