package dev.rollcall.app.promises;

import dev.rollcall.app.testing.TestKafka;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Writes the events of a trial, spread over the partitions in turn, and knows where each of them stands. */
final class WrittenEvents {
    private final TestKafka kafka;
    private final String topic;
    private final Map<TopicPartition, NavigableMap<Long, SentEvent>> byPartition = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final List<TopicPartition> targets = new ArrayList<>();
    private int next;

    WrittenEvents(TestKafka kafka, String topic, int partitions) {
        this.kafka = kafka;
        this.topic = topic;
        add(topic, 0, partitions);
    }

    /** Adds a topic; later events go to the partitions of all in turn. */
    void addTopic(String more, int partitions) {
        add(more, 0, partitions);
    }

    private void add(String to, int from, int partitions) {
        for (int partition = from; partition < partitions; partition++) {
            targets.add(new TopicPartition(to, partition));
        }
    }

    void write(List<SentEvent> events) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        events.forEach(event -> records.add(record(event, true)));
        kafka.produceBytes(records);
    }

    /** Writes events in one transaction, whose marker takes an offset of every partition that it touched. */
    void writeInTransaction(Producer<byte[], byte[]> producer, List<SentEvent> events, boolean commit) {
        Set<TopicPartition> touched = new HashSet<>();
        producer.beginTransaction();
        for (SentEvent event : events) {
            ProducerRecord<byte[], byte[]> record = record(event, commit);
            touched.add(new TopicPartition(record.topic(), record.partition()));
            producer.send(record);
        }
        producer.flush();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
        touched.forEach(partition -> ends.merge(partition, 1L, Long::sum));
    }

    private ProducerRecord<byte[], byte[]> record(SentEvent event, boolean counts) {
        TopicPartition partition = targets.get(next++ % targets.size());
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        if (counts) {
            byPartition.computeIfAbsent(partition, key -> new TreeMap<>()).put(offset, event);
        }
        return new ProducerRecord<>(
                partition.topic(), partition.partition(), event.timestamp(), event.key(), event.value());
    }

    /** Adds partitions; later events go to all. */
    void grow(int newPartitions) {
        kafka.growTopic(topic, newPartitions);
        int before = (int)
                targets.stream().filter(target -> target.topic().equals(topic)).count();
        add(topic, before, newPartitions);
    }

    /** Deletes what a partition has before an offset. */
    void deleteBefore(int partition, long offset) {
        kafka.deleteBefore(new TopicPartition(topic, partition), offset);
    }

    /** Deletes everything. */
    void deleteAll() {
        ends.forEach(kafka::deleteBefore);
    }

    /** From now on nobody is to count these events; the end is exclusive. */
    void markLost(int partition, long from, long to) {
        byPartition
                .get(new TopicPartition(topic, partition))
                .subMap(from, to)
                .replaceAll((offset, event) -> event.lost());
    }

    SentEvent at(TopicPartition partition, long offset) {
        return byPartition.get(partition).get(offset);
    }

    Set<TopicPartition> partitions() {
        return byPartition.keySet();
    }

    Collection<SentEvent> of(TopicPartition partition) {
        return byPartition.get(partition).values();
    }

    Stream<SentEvent> all() {
        return byPartition.values().stream().flatMap(events -> events.values().stream());
    }
}
