package dev.rollcall.trials.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.TestKafka;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.server.common.MetadataVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedBrokerIT {
    @Test
    void onlyCommittedTransactionsAreRead() {
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults()).start();
                TestKafka kafka = kafkaOf(broker);
                Producer<String, String> producer =
                        producer(broker, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test"))) {
            String topic = kafka.createTopic("topic", 1);
            producer.initTransactions();
            producer.beginTransaction();
            TestKafka.await(producer.send(new ProducerRecord<>(topic, "aborted")));
            producer.abortTransaction();
            producer.beginTransaction();
            TestKafka.await(producer.send(new ProducerRecord<>(topic, "committed")));

            producer.commitTransaction();

            assertThat(kafka.read(topic)).extracting(ConsumerRecord::value).containsExactly("committed");
        }
    }

    @Test
    void oldRecordsStay() {
        BrokerOptions deletesOften = BrokerOptions.defaults()
                .withProperty("log.initial.task.delay.ms", "10")
                .withProperty("log.retention.check.interval.ms", "50");
        try (EmbeddedBroker broker = new EmbeddedBroker(deletesOften).start();
                TestKafka kafka = kafkaOf(broker)) {
            String kept = kafka.createTopic("kept", 1);
            String brief = kafka.createTopic("brief", 1, Map.of("retention.ms", "1000"));
            kafka.produce(List.of(at(kept, "2003-03-03T00:00:00Z"), at(kept, "1970-01-01T00:00:00Z")));

            // The second deletion belongs to a later pass over all topics than the first, so the first pass is over.
            writeAndAwaitDeletion(kafka, brief);
            writeAndAwaitDeletion(kafka, brief);

            assertThat(kafka.read(kept))
                    .extracting(ConsumerRecord::value)
                    .containsExactly("2003-03-03T00:00:00Z", "1970-01-01T00:00:00Z");
        }
    }

    @Test
    void recordsOfTheFutureAreTaken() {
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults()).start();
                TestKafka kafka = kafkaOf(broker)) {
            String topic = kafka.createTopic("topic", 1);

            kafka.produce(List.of(at(topic, "2100-01-01T00:00:00Z")));

            assertThat(kafka.read(topic)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "snappy", "lz4", "zstd"})
    void recordsOfEveryCompressionAreRead(String compression) {
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults()).start();
                TestKafka kafka = kafkaOf(broker);
                Producer<String, String> producer =
                        producer(broker, Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression))) {
            String topic = kafka.createTopic("topic", 1);
            String value = "compressible ".repeat(1000);

            TestKafka.await(producer.send(new ProducerRecord<>(topic, value)));

            assertThat(kafka.read(topic)).extracting(ConsumerRecord::value).containsExactly(value);
        }
    }

    @Test
    void newestStableFeaturesAreOn() {
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults()).start();
                TestKafka kafka = kafkaOf(broker)) {
            var features = TestKafka.await(kafka.admin().describeFeatures().featureMetadata())
                    .finalizedFeatures();

            assertThat(features.get("transaction.version").maxVersionLevel()).isEqualTo((short) 2);
            assertThat(features.get("metadata.version").maxVersionLevel())
                    .isEqualTo(MetadataVersion.latestProduction().featureLevel());
        }
    }

    @Test
    void noTopicIsCreatedUnasked() {
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults()).start();
                TestKafka kafka = kafkaOf(broker);
                Producer<String, String> producer = producer(broker, Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500))) {
            assertThatThrownBy(() -> TestKafka.await(producer.send(new ProducerRecord<>("nobody-made-me", "value"))))
                    .hasCauseInstanceOf(TimeoutException.class);

            assertThat(TestKafka.await(kafka.admin().listTopics().names())).isEmpty();
        }
    }

    private static TestKafka kafkaOf(EmbeddedBroker broker) {
        return new TestKafka(broker.bootstrapServers(), "test");
    }

    private static Producer<String, String> producer(EmbeddedBroker broker, Map<String, Object> configuration) {
        Map<String, Object> all = new HashMap<>(configuration);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    private static ProducerRecord<String, String> at(String topic, String time) {
        return new ProducerRecord<>(topic, 0, Instant.parse(time).toEpochMilli(), null, time);
    }

    private static void writeAndAwaitDeletion(TestKafka kafka, String topic) {
        kafka.produce(List.of(at(topic, "2003-03-03T00:00:00Z")));
        await().until(() -> offset(kafka, topic, OffsetSpec.earliest()) == offset(kafka, topic, OffsetSpec.latest()));
    }

    private static long offset(TestKafka kafka, String topic, OffsetSpec which) {
        TopicPartition partition = new TopicPartition(topic, 0);
        return TestKafka.await(
                        kafka.admin().listOffsets(Map.of(partition, which)).partitionResult(partition))
                .offset();
    }
}
