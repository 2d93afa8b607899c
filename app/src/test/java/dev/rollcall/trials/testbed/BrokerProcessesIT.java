package dev.rollcall.trials.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.app.testing.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class BrokerProcessesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private BrokerProcesses brokers;
    private TestKafka kafka;
    private String topic;

    @BeforeAll
    void startBrokers(@TempDir Path directory) {
        long started = System.nanoTime();
        brokers = BrokerProcesses.start(3, directory.resolve("brokers"));
        report("three brokers serve", started);
    }

    @AfterAll
    void stopBrokers() {
        brokers.close();
    }

    @BeforeEach
    void createTopic(TestInfo test) {
        kafka = new TestKafka(brokers.directBootstrapServers(), "test");
        topic = test.getTestMethod().orElseThrow().getName();
        TestKafka.await(kafka.admin()
                .createTopics(List.of(new NewTopic(topic, 3, (short) -1)))
                .all());
        brokers.awaitInSync(PATIENCE);
    }

    @AfterEach
    void closeClients() {
        kafka.close();
    }

    @Test
    void everyTopicHasThreeReplicasAndNeedsTwo() {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config configuration = TestKafka.await(
                        kafka.admin().describeConfigs(List.of(resource)).all())
                .get(resource);

        assertThat(partitions()).hasSize(3).allSatisfy(partition -> assertThat(partition.replicas())
                .hasSize(3));
        assertThat(configuration.get("min.insync.replicas").value()).isEqualTo("2");
        assertThat(configuration.get("unclean.leader.election.enable").value()).isEqualTo("false");
    }

    @Test
    void transactionsAreThoseOfVersionTwo() {
        FeatureMetadata features =
                TestKafka.await(kafka.admin().describeFeatures().featureMetadata());

        assertThat(features.finalizedFeatures().get("transaction.version").maxVersionLevel())
                .isEqualTo((short) 2);
    }

    @Test
    void noAcknowledgedRecordIsLostWhenTheActiveControllerIsKilledAndItComesBack() {
        int victim = activeController();
        long pid = brokers.process(victim).pid();
        try (Producer<String, String> producer = producer(brokers.bootstrapServers())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>(send(producer, 0, 1_000));
            producer.flush();

            brokers.kill(victim);
            long killed = System.nanoTime();
            sent.addAll(send(producer, 1_000, 1_000));
            producer.flush();
            report("all acknowledged after the kill", killed);

            assertThat(activeController()).isNotEqualTo(victim);
            brokers.start(victim);
            brokers.awaitServing(victim, PATIENCE);
            brokers.awaitInSync(PATIENCE);
            report("in sync after the kill", killed);
            assertThat(partitions())
                    .allSatisfy(partition -> assertThat(partition.isr()).hasSize(3));
            sent.addAll(send(producer, 2_000, 1_000));
            producer.flush();
            sent.forEach(TestKafka::await);
        }
        assertThat(kafka.read(topic))
                .extracting(ConsumerRecord::value)
                .containsExactlyInAnyOrderElementsOf(values(0, 3_000));
        assertThat(brokers.process(victim).pid()).isNotEqualTo(pid);
    }

    @Test
    void theCoordinatorOfATransactionIsKilledAndTheTransactionCommits() {
        String transactionalId = topic + "-id";
        assertThat(brokers.view().coordinatorOfTransaction(transactionalId)).isEmpty();
        try (Producer<String, String> producer = transactional(transactionalId)) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, 0, 10);
            producer.flush();
            int coordinator =
                    brokers.view().coordinatorOfTransaction(transactionalId).orElseThrow();

            brokers.kill(coordinator);

            producer.commitTransaction();
            assertThat(brokers.view().coordinatorOfTransaction(transactionalId)).isPresent();
            assertThat(brokers.view().coordinatorOfTransaction(transactionalId).get())
                    .isNotEqualTo(coordinator);
            assertThatThrownBy(() -> brokers.awaitServing(coordinator, PATIENCE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("broker-" + coordinator + " has ended")
                    .hasMessageContaining("broker-" + coordinator + ".log");
            brokers.start(coordinator);
            brokers.awaitInSync(PATIENCE);
        }
        assertThat(kafka.read(topic)).hasSize(10);
    }

    @Test
    void aGroupHasACoordinator() {
        String group = topic + "-group";
        assertThat(brokers.view().coordinatorOfGroup(group)).isEmpty();
        TopicPartition partition = new TopicPartition(topic, 0);

        TestKafka.await(kafka.admin()
                .alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(0)))
                .all());

        assertThat(brokers.view().coordinatorOfGroup(group).get()).isBetween(0, 2);
    }

    @Test
    void oneNetworkIsCutAndTheOthersGoOn() {
        try (Producer<String, String> cutOff = producer(brokers.network(1).bootstrapServers());
                Producer<String, String> other = producer(brokers.network(2).bootstrapServers())) {
            TestKafka.await(send(cutOff, 0, 1).get(0));
            TestKafka.await(send(other, 1, 1).get(0));

            brokers.network(1).cut();
            Future<RecordMetadata> waiting = send(cutOff, 2, 1).get(0);
            for (int i = 3; i < 20; i++) {
                TestKafka.await(send(other, i, 1).get(0));
            }

            assertThat(waiting).isNotDone();
            brokers.network(1).restore();
            TestKafka.await(waiting);
        }
        assertThat(kafka.read(topic))
                .extracting(ConsumerRecord::value)
                .containsExactlyInAnyOrderElementsOf(values(0, 20));
    }

    @Test
    void clientsOfANetworkAreToldNoAddressButThoseOfTheProxies() throws Exception {
        for (int network = 0; network < brokers.networks(); network++) {
            try (TestKafka client = new TestKafka(brokers.network(network).bootstrapServers(), "test")) {
                List<String> told = client.admin().describeCluster().nodes().get().stream()
                        .map(node -> node.host() + ":" + node.port())
                        .toList();

                assertThat(String.join(",", told).split(","))
                        .containsExactlyInAnyOrder(
                                brokers.network(network).bootstrapServers().split(","));
            }
        }
    }

    @Test
    void aNodeThatIsStoppedEndsInOrder() {
        ChildProcess process = brokers.process(1);

        brokers.stop(1, PATIENCE);

        assertThat(process.awaitExit(Duration.ZERO)).hasValue(0);
        brokers.start(1);
        brokers.awaitInSync(PATIENCE);
    }

    @Test
    void moreThanFiveBrokersAreRefused(@TempDir Path directory) {
        assertThatThrownBy(() -> BrokerProcesses.start(6, directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6");
    }

    private int activeController() {
        return TestKafka.await(kafka.admin().describeMetadataQuorum().quorumInfo())
                .leaderId();
    }

    private List<TopicPartitionInfo> partitions() {
        return TestKafka.await(kafka.admin().describeTopics(List.of(topic)).allTopicNames())
                .get(topic)
                .partitions();
    }

    private List<Future<RecordMetadata>> send(Producer<String, String> producer, int from, int count) {
        return values(from, count).stream()
                .map(value -> producer.send(new ProducerRecord<>(topic, value, value)))
                .toList();
    }

    private static List<String> values(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> "value " + number)
                .toList();
    }

    private static Producer<String, String> producer(String bootstrapServers) {
        return producer(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    private Producer<String, String> transactional(String transactionalId) {
        return producer(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                transactionalId));
    }

    private static Producer<String, String> producer(Map<String, Object> configuration) {
        return new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer());
    }

    private static void report(String what, long started) {
        System.err.println(what + ": " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) + " ms");
    }
}
