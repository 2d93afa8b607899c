package dev.rollcall.trials.lab.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A topic of numbered events. Thread-safe. */
public final class EventTopic {
    /** How large an event is, in bytes, unless something else is said. */
    public static final int BYTES = 100;

    private static final Duration POLL = Duration.ofMillis(100);

    private final Kafka kafka;
    private final String name;

    EventTopic(Kafka kafka, String name) {
        this.kafka = kafka;
        this.name = name;
    }

    /**
     * Its name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /** The brokers that have it. */
    Kafka kafka() {
        return kafka;
    }

    /**
     * Writes events to the first partition as carefully as Kafka can, and returns when they are there.
     *
     * @param from the number of the first
     * @param to behind the number of the last
     */
    public void write(int from, int to) {
        write(0, from, to);
    }

    /**
     * The same for any partition.
     *
     * @param partition from 0
     * @param from the number of the first
     * @param to behind the number of the last
     */
    public void write(int partition, int from, int to) {
        try (Producer<String, String> producer = kafka.producer(Map.of("linger.ms", "5"))) {
            for (int number = from; number < to; number++) {
                producer.send(record(partition, number, BYTES));
            }
        }
    }

    /**
     * Sends events to the first partition and does not wait for what becomes of them.
     *
     * @param producer sends them, not null
     * @param from the number of the first
     * @param to behind the number of the last
     */
    public void send(Producer<String, String> producer, int from, int to) {
        for (int number = from; number < to; number++) {
            producer.send(record(0, number, BYTES));
        }
    }

    /**
     * An event for this topic.
     *
     * @param partition from 0
     * @param number from 0
     * @param bytes how large it is
     * @return made now
     */
    public ProducerRecord<String, String> record(int partition, int number, int bytes) {
        return new ProducerRecord<>(name, partition, null, Event.of(number, System.currentTimeMillis(), bytes));
    }

    /**
     * Reads all that is committed in the topic, and compares it with what was sent.
     *
     * @param events how many were sent, numbered from 0
     * @return the measure
     */
    public Measure measure(int events) {
        return arrivals().measure(events);
    }

    /**
     * Reads all that is committed in the topic.
     *
     * @return what has arrived
     */
    public Arrivals arrivals() {
        Arrivals arrivals = new Arrivals();
        try (KafkaConsumer<String, String> consumer = kafka.consumer(Map.of("isolation.level", "read_committed"))) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(POLL).forEach(arrivals::add);
            }
        }
        return arrivals;
    }
}
