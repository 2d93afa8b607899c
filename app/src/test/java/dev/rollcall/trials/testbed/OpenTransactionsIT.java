package dev.rollcall.trials.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Materialized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class OpenTransactionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void onlyAnOpenTransactionOfTheApplicationIsListed(TestKafka kafka) {
        String topic = kafka.createTopic("topic", 1);
        String application = kafka.name("app");
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        try (OpenTransactions open = OpenTransactions.of(kafka.bootstrapServers(), application);
                Producer<String, String> ofOne = begin(kafka, application + "-" + one + "-1", topic);
                Producer<String, String> ofOther = begin(kafka, application + "-" + other + "-2", topic);
                Producer<String, String> foreign = begin(kafka, application + "2-" + one + "-1", topic)) {
            assertThat(open.list())
                    .containsExactlyInAnyOrder(application + "-" + one + "-1", application + "-" + other + "-2");
            assertThat(open.ofProcess(one)).containsExactly(application + "-" + one + "-1");

            ofOne.commitTransaction();
            ofOther.abortTransaction();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(open.list()).isEmpty());
            foreign.abortTransaction();
        }
    }

    @Test
    void aKafkaStreamsProcessIsFoundByItsStateDirectory(TestKafka kafka) {
        String topic = kafka.createTopic("topic", 1);
        String application = kafka.name("app");
        try (OpenTransactions open = OpenTransactions.of(kafka.bootstrapServers(), application);
                KafkaStreams streams = slowToCommit(kafka, application, topic)) {
            assertThat(open.ofProcess(directory)).isEmpty();
            streams.start();
            kafka.produce(List.of(new ProducerRecord<>(topic, "key", "value")));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(open.ofProcess(directory)).hasSize(1));

            assertThat(open.ofProcess(directory)).isEqualTo(open.list());
            assertThat(open.ofProcess(directory.resolve("other"))).isEmpty();
        }
    }

    @Test
    void askingTakesMilliseconds(TestKafka kafka) {
        try (OpenTransactions open = OpenTransactions.of(kafka.bootstrapServers(), kafka.name("app"))) {
            open.list();
            long started = System.nanoTime();
            int times = 20;
            for (int i = 0; i < times; i++) {
                open.list();
            }
            long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started) / times;

            System.err.println("open transactions are listed in " + micros + " us");
            assertThat(micros).isLessThan(500_000);
        }
    }

    private static Producer<String, String> begin(TestKafka kafka, String transactionalId, String topic) {
        Producer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", transactionalId),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, "value"));
        producer.flush();
        return producer;
    }

    private KafkaStreams slowToCommit(TestKafka kafka, String application, String topic) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.table(topic, Materialized.as("values"));
        Properties properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                StreamsConfig.APPLICATION_ID_CONFIG,
                application,
                StreamsConfig.STATE_DIR_CONFIG,
                directory.toString(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                "600000",
                // A cache keeps what is written until the commit, and before the first write there is no transaction.
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                "0",
                StreamsConfig.producerPrefix("transaction.timeout.ms"),
                "700000",
                StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG,
                Serdes.StringSerde.class,
                StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG,
                Serdes.StringSerde.class));
        return new KafkaStreams(builder.build(), properties);
    }
}
