package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.app.testing.DatabaseServer;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.report.Counts;
import dev.rollcall.report.ReportRow;
import dev.rollcall.settings.Settings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics of results that a test writes itself, and the configuration of a sink that copies them. */
final class ResultTopics {
    static final LocalDate DAY = LocalDate.parse("2026-03-20");

    private final TestKafka kafka;

    ResultTopics(TestKafka kafka) {
        this.kafka = kafka;
        for (String topic :
                List.of("active-users", "active-users-gaps", "active-users-retention", "active-users-accounts")) {
            create(topic);
        }
    }

    private void create(String topic) {
        kafka.createTopic(topic, 1, Map.of("cleanup.policy", "compact"));
    }

    /** The topic of report rows. */
    String output() {
        return kafka.name("active-users");
    }

    /** Deletes the topic of report rows, and creates it again. */
    void createOutputAgain() {
        TestKafka.await(kafka.admin().deleteTopics(List.of(output())).all());
        create("active-users");
    }

    /** What a file for a sink would hold. */
    Map<String, String> configuration(DatabaseServer database) {
        return with(database, names());
    }

    /** The same for another target. */
    Map<String, String> configuration(Map<String, String> sink) {
        Map<String, String> all = new HashMap<>(names());
        all.putAll(sink);
        return all;
    }

    private Map<String, String> names() {
        return Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "application.id", kafka.name("rollcall"),
                "output.topic", output());
    }

    Settings settings(DatabaseServer database) {
        return Settings.of(configuration(database));
    }

    /** Settings with a database besides. */
    static Map<String, String> with(DatabaseServer database, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("sink.url", database.url());
        all.put("sink.user", "app");
        all.put("sink.password", "app");
        return all;
    }

    Producer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer());
    }

    void write(LocalDate day, String segment, long dau) {
        kafka.produce(List.of(record(day, segment, dau)));
    }

    void write(LocalDate day, long dau) {
        write(day, "all", dau);
    }

    ProducerRecord<String, String> record(LocalDate day, String segment, long dau) {
        ReportRow row = row(day, segment, dau);
        return new ProducerRecord<>(output(), new String(row.key(), UTF_8), new String(row.value(), UTF_8));
    }

    static ReportRow row(LocalDate day, String segment, long dau) {
        return new ReportRow(day, ZoneOffset.UTC, segment, new Counts(dau, dau, dau, dau, 0, 0, 0, dau, dau));
    }
}
