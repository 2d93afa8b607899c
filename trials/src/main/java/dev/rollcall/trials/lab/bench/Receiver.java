package dev.rollcall.trials.lab.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** A member of a group that takes down what it receives: where it stands is the far end. Not thread-safe. */
public final class Receiver implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<String, String> consumer;
    private final Arrivals arrivals;

    /**
     * Joins the group that is named as the topic.
     *
     * @param topic what it reads, not null
     * @param settings of the consumer, not null
     * @param arrivals where it takes down what it receives, not null
     */
    public Receiver(EventTopic topic, Map<String, String> settings, Arrivals arrivals) {
        this.arrivals = arrivals;
        Map<String, String> grouped = new HashMap<>(settings);
        grouped.put(ConsumerConfig.GROUP_ID_CONFIG, topic.name());
        consumer = topic.kafka().consumer(grouped);
        consumer.subscribe(List.of(topic.name()));
    }

    /**
     * The consumer itself.
     *
     * @return for this thread only
     */
    public KafkaConsumer<String, String> consumer() {
        return consumer;
    }

    /**
     * Reads until it has a number of partitions, and knows where it begins in each.
     *
     * @param partitions how many
     * @throws InterruptedException if the thread is interrupted
     */
    public void awaitPartitions(int partitions) throws InterruptedException {
        Wait.until("the consumer has " + partitions + " partitions", PATIENCE, () -> {
            poll();
            return consumer.assignment().size() == partitions;
        });
        consumer.assignment().forEach(consumer::position);
    }

    /**
     * Reads until so many different events have arrived, or somewhat more.
     *
     * @param events how many
     * @throws InterruptedException if the thread is interrupted
     */
    public void readUntil(int events) throws InterruptedException {
        Wait.until(events + " events have arrived", PATIENCE, () -> {
            poll();
            return arrivals.count() >= events;
        });
    }

    /**
     * Reads to the end of all partitions that it has, of which there must be some.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void readToEnd() throws InterruptedException {
        Wait.until("the consumer is at the end", PATIENCE, () -> {
            poll();
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            return !ends.isEmpty()
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        });
    }

    private void poll() {
        consumer.poll(POLL).forEach(arrivals::add);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
