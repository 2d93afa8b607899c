package dev.rollcall.app.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/**
 * A broker as a test sees it: topics of its own, records in, records out. Every failure is an
 * {@link IllegalStateException}.
 */
public final class TestKafka implements AutoCloseable {
    /** The broker and the topic decide what is too large, not the producer: bytes. */
    private static final int LARGEST_REQUEST = 16 << 20;

    static {
        // A stream thread that dies on purpose is no reason for the waiting test to fail.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    private final Map<String, Object> client;
    private final String prefix;
    private final Admin admin;
    private final TopicReader reader;

    /**
     * Connects to a broker.
     *
     * @param bootstrapServers host and port
     * @param prefix what all names of this test begin with
     */
    public TestKafka(String bootstrapServers, String prefix) {
        this(Map.of("bootstrap.servers", bootstrapServers), prefix);
    }

    /**
     * Connects to a broker that asks for more.
     *
     * @param client properties for any client
     * @param prefix what all names of this test begin with
     */
    public TestKafka(Map<String, Object> client, String prefix) {
        this.client = Map.copyOf(client);
        this.prefix = prefix;
        this.admin = Admin.create(this.client);
        this.reader = new TopicReader(this.client);
    }

    /** Host and port of the broker. */
    public String bootstrapServers() {
        return (String) client.get("bootstrap.servers");
    }

    /** An admin client that is closed with this object. */
    public Admin admin() {
        return admin;
    }

    /** A name for a topic or an application that no other test has; the same again for the same short name. */
    public String name(String shortName) {
        return prefix + "-" + shortName;
    }

    /** Creates a topic and returns its full name. */
    public String createTopic(String shortName, int partitions) {
        return createTopic(shortName, partitions, Map.of());
    }

    /** Creates a topic with a configuration and returns its full name. */
    public String createTopic(String shortName, int partitions, Map<String, String> configuration) {
        NewTopic topic = new NewTopic(name(shortName), partitions, (short) 1).configs(configuration);
        await(admin.createTopics(List.of(topic)).all());
        awaitPartitions(topic.name(), partitions);
        return topic.name();
    }

    /** Deletes a topic, and waits until it is gone. */
    public void deleteTopic(String topic) {
        await(admin.deleteTopics(List.of(topic)).all());
        Awaitility.await().until(() -> !await(admin.listTopics().names()).contains(topic));
    }

    /** Adds partitions to a topic until it has so many. */
    public void growTopic(String topic, int partitions) {
        await(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all());
        awaitPartitions(topic, partitions);
    }

    /** A change of topics is acknowledged by the controller, before the brokers know. */
    private void awaitPartitions(String topic, int partitions) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .ignoreExceptions()
                .until(() -> await(admin.describeTopics(List.of(topic))
                                        .topicNameValues()
                                        .get(topic))
                                .partitions()
                                .size()
                        == partitions);
    }

    /** Deletes what a partition has before an offset, as retention would. */
    public void deleteBefore(TopicPartition partition, long offset) {
        await(admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset)))
                .all());
    }

    /** Writes values without keys, spread over the partitions in turn. */
    public void produceValues(String topic, int partitions, List<String> values) {
        List<ProducerRecord<String, String>> records = new ArrayList<>();
        for (String value : values) {
            records.add(new ProducerRecord<>(topic, records.size() % partitions, null, value));
        }
        produce(records);
    }

    /** Writes records of text and returns when all of them are acknowledged. */
    public void produce(List<ProducerRecord<String, String>> records) {
        try (Producer<String, String> producer =
                new KafkaProducer<>(producerConfig(), new StringSerializer(), new StringSerializer())) {
            send(producer, records);
        }
    }

    /** Writes records of bytes and returns when all of them are acknowledged. */
    public void produceBytes(List<ProducerRecord<byte[], byte[]>> records) {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(producerConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            send(producer, records);
        }
    }

    private Map<String, Object> producerConfig() {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        // A broker may refuse the first batch of a new partition and take the second; then the first is refused for
        // ever.
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        return config;
    }

    private static <K, V> void send(Producer<K, V> producer, List<ProducerRecord<K, V>> records) {
        List<Future<?>> sent = new ArrayList<>();
        for (ProducerRecord<K, V> record : records) {
            sent.add(producer.send(record));
        }
        producer.flush();
        sent.forEach(TestKafka::await);
    }

    /** All committed records of a topic up to its present end; those of one partition are in order. */
    public List<ConsumerRecord<String, String>> read(String topic) {
        return reader.read(topic, new StringDeserializer(), new StringDeserializer());
    }

    /** Like {@link #read}, as they came. */
    public List<ConsumerRecord<byte[], byte[]>> readBytes(String topic) {
        return reader.readBytes(topic);
    }

    /** The latest committed value of every key up to the present end of a topic, without deleted keys. */
    public Map<String, String> readLatest(String topic) {
        Map<String, String> latest = new HashMap<>();
        for (ConsumerRecord<String, String> record : read(topic)) {
            if (record.value() == null) {
                latest.remove(record.key());
            } else {
                latest.put(record.key(), record.value());
            }
        }
        return latest;
    }

    /** Waits for an answer and unwraps the failure. */
    public static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
