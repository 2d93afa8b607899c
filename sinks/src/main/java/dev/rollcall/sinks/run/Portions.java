package dev.rollcall.sinks.run;

import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.service.report.UnreadableTopicException;
import dev.rollcall.settings.Settings;
import dev.rollcall.sinks.Change;
import dev.rollcall.sinks.Source;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * All of a topic from its beginning to its end, in portions. When it has read up to where the topic ended at the start, it goes on once more up to where it ends then:
 * compaction may have removed a row before it could be read, for the sake of a later one beyond the first end. Used by one thread.
 */
final class Portions implements Iterator<Collection<Change>>, AutoCloseable {
    private static final int RECORDS = 2_000;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int IDLE_POLLS = 60;

    private final SourceTopics topics;
    private final CommittedReader reader;
    private final String topic;
    private final Runnable sign;
    private Collection<Change> next;
    private boolean lookedForMore;

    /** Gives a sign of life with every portion. */
    Portions(SourceTopics topics, Settings settings, Source source, Runnable sign) {
        this.topics = topics;
        this.sign = sign;
        topic = source.topic(settings);
        Map<String, Object> properties = new HashMap<>(settings.clientProperties());
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS);
        reader = CommittedReader.open(properties, topic);
    }

    @Override
    public boolean hasNext() {
        for (int idle = 0; next == null && !isAtEnd(); idle++) {
            if (idle == IDLE_POLLS) {
                throw new UnreadableTopicException(
                        "topic " + topic + " could not be read to its end: the brokers stopped answering", null);
            }
            sign.run();
            ConsumerRecords<byte[], byte[]> polled = reader.poll(POLL);
            if (!polled.isEmpty()) {
                next = SourceTopics.latest(
                        StreamSupport.stream(polled.spliterator(), false).map(this::change));
                idle = 0;
            }
        }
        return next != null;
    }

    private boolean isAtEnd() {
        if (reader.behind() == 0 && !lookedForMore) {
            // Only once: a topic that is written to all the time has no end.
            lookedForMore = true;
            reader.lookForMore();
        }
        return reader.behind() == 0;
    }

    private Change change(ConsumerRecord<byte[], byte[]> record) {
        return topics.change(record);
    }

    @Override
    public Collection<Change> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Collection<Change> portion = next;
        next = null;
        return portion;
    }

    /** The offsets behind all that was read so far. */
    Map<TopicPartition, Long> reached() {
        return reader.positions();
    }

    @Override
    public void close() {
        reader.close();
    }
}
