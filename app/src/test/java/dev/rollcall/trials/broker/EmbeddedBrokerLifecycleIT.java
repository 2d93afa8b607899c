package dev.rollcall.trials.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.TestKafka;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerLifecycleIT {
    @Test
    void stoppedAndStartedAgainItHasItsPortAndRecords() {
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults()).start()) {
            String before = broker.bootstrapServers();
            String topic = writeTopic(broker, "kept");
            broker.stop();

            broker.start();

            assertThat(broker.bootstrapServers()).isEqualTo(before);
            assertThat(valuesOf(broker, topic)).containsExactly("kept");
        }
    }

    @Test
    void clientsOutliveARestart() {
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults()).start();
                TestKafka kafka = new TestKafka(broker.bootstrapServers(), "test")) {
            String topic = kafka.createTopic("topic", 1);
            broker.stop();
            broker.start();

            kafka.growTopic(topic, 2);

            kafka.produceValues(topic, 2, List.of("first", "second"));
            assertThat(kafka.read(topic)).extracting(ConsumerRecord::partition).containsExactlyInAnyOrder(0, 1);
        }
    }

    @Test
    void aLaterBrokerFindsTheRecordsInTheDirectory(@TempDir Path parent) {
        Path directory = parent.resolve("logs");
        BrokerOptions options = BrokerOptions.defaults().withDirectory(directory);
        String topic;
        try (EmbeddedBroker earlier = new EmbeddedBroker(options).start()) {
            topic = writeTopic(earlier, "kept");
        }

        try (EmbeddedBroker later = new EmbeddedBroker(options).start()) {
            assertThat(valuesOf(later, topic)).containsExactly("kept");
        }
        assertThat(directory).isNotEmptyDirectory();
    }

    @Test
    void twoBrokersRunSideBySide() {
        try (EmbeddedBroker one = new EmbeddedBroker(BrokerOptions.defaults()).start();
                EmbeddedBroker other = new EmbeddedBroker(BrokerOptions.defaults()).start()) {
            String topic = writeTopic(one, "of one");
            writeTopic(other, "of the other");

            assertThat(one.bootstrapServers()).isNotEqualTo(other.bootstrapServers());
            assertThat(valuesOf(one, topic)).containsExactly("of one");
            assertThat(valuesOf(other, topic)).containsExactly("of the other");
        }
    }

    @Test
    void closingDeletesTheTemporaryDirectory() {
        EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults()).start();
        Path directory = broker.directory();
        writeTopic(broker, "gone");

        broker.close();

        assertThat(directory).doesNotExist();
    }

    @Test
    void closingLeavesNoThreadBehindThatKeepsTheProcessAlive() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults()).start();
        writeTopic(broker, "gone");

        broker.close();

        await().pollInSameThread()
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> !thread.isDaemon() && !before.contains(thread))
                        .isEmpty());
    }

    @Test
    void aTakenPortIsNamedAndNothingIsLeftBehind(@TempDir Path directory) throws IOException {
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults().withDirectory(directory)).start()) {
            int port = Integer.parseInt(broker.bootstrapServers().split(":", -1)[1]);
            broker.stop();
            try (ServerSocket taken = new ServerSocket(port, 1, Loopback.address())) {
                assertThatThrownBy(broker::start)
                        .isInstanceOf(KafkaException.class)
                        .hasMessageContaining("port " + taken.getLocalPort());
                assertThatThrownBy(broker::directory).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void theDirectoryOfAnotherNodeIsRefused(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=other\n");
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults().withDirectory(directory))) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining(directory.toString());
        }
    }

    @Test
    void aDirectoryInUseIsRefused(@TempDir Path directory) {
        BrokerOptions options = BrokerOptions.defaults().withDirectory(directory);
        try (EmbeddedBroker running = new EmbeddedBroker(options).start();
                EmbeddedBroker second = new EmbeddedBroker(options)) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining(directory + " is in use");

            assertThat(valuesOf(running, writeTopic(running, "still served"))).containsExactly("still served");
        }
    }

    private static String writeTopic(EmbeddedBroker broker, String value) {
        try (TestKafka kafka = new TestKafka(broker.bootstrapServers(), "test")) {
            String topic = kafka.createTopic("topic", 1);
            kafka.produceValues(topic, 1, List.of(value));
            return topic;
        }
    }

    private static List<String> valuesOf(EmbeddedBroker broker, String topic) {
        try (TestKafka kafka = new TestKafka(broker.bootstrapServers(), "test")) {
            return kafka.read(topic).stream().map(ConsumerRecord::value).toList();
        }
    }
}
