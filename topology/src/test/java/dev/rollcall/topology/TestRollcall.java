package dev.rollcall.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.intake.PolledRecords;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.report.Accounts;
import dev.rollcall.report.FirstVisit;
import dev.rollcall.report.GapsRow;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.settings.Settings;
import dev.rollcall.testing.TestHash;
import dev.rollcall.totals.PublishPace;
import dev.rollcall.visits.VisitsReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology under test, fed event by event. */
final class TestRollcall implements AutoCloseable {
    private final Map<String, String> report = new TreeMap<>();
    private final List<TestRecord<byte[], byte[]>> published = new ArrayList<>();
    private final EventMetrics metrics = new EventMetrics(new SimpleMeterRegistry());
    private final TopologyTestDriver driver;
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();

    TestRollcall(Path stateDir, Map<String, String> settings) {
        this(stateDir, settings, "topics");
    }

    /** With a name for the topics that rows and accounts are published to. */
    TestRollcall(Path stateDir, Map<String, String> settings, String publishedTo) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("bootstrap.servers", "nowhere:9092");
        Settings parsed = Settings.of(all);
        StreamsProperties properties = new StreamsProperties(parsed, stateDir, Optional.empty());
        PublishPace pace = new PublishPace();
        pace.hurry();
        driver = new TopologyTestDriver(
                RollcallTopology.of(
                        parsed, properties, publishedTo, pace, TestHash.HASH, metrics, id -> Optional.empty()),
                properties.asProperties());
        parsed.inputTopics()
                .forEach(topic -> inputs.put(
                        topic, driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())));
    }

    /** An event whose record timestamp is its own time. */
    TestRollcall event(String user, String time) {
        return event("{\"user_id\":\"" + user + "\",\"ts\":\"" + time + "\"}", Instant.parse(time));
    }

    TestRollcall event(String json, Instant recordTimestamp) {
        return event(new TestRecord<>(null, json == null ? null : json.getBytes(UTF_8), recordTimestamp));
    }

    TestRollcall event(TestRecord<byte[], byte[]> event) {
        inputs.get("events").pipeInput(event);
        return this;
    }

    /** Events of one poll, all at one time. */
    TestRollcall poll(Instant time, String... users) {
        return poll(new TopicPartition("events", 0), 0, time, users);
    }

    /** Events of one poll of an input partition, all at one time, behind some that were lost. */
    TestRollcall poll(TopicPartition from, long lost, Instant time, String... users) {
        List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
        for (String user : users) {
            byte[] value = ("{\"user_id\":\"" + user + "\",\"ts\":\"" + time + "\"}").getBytes(UTF_8);
            polled.add(new ConsumerRecord<>(
                    from.topic(),
                    from.partition(),
                    polled.size(),
                    time.toEpochMilli(),
                    TimestampType.CREATE_TIME,
                    0,
                    value.length,
                    null,
                    value,
                    new RecordHeaders(),
                    Optional.empty()));
        }
        inputs.get(from.topic()).pipeInput(new TestRecord<>(new PolledRecords(polled, lost).toRecord()));
        return this;
    }

    /** The published values of a segment, by day: {@code dau/wau/mau/new}. */
    Map<String, String> report(String segment) {
        read("active-users").forEach(row -> {
            ReportRow parsed = ReportRow.parse(row.key(), row.value());
            report.put(
                    parsed.segment() + " " + parsed.day(),
                    parsed.counts().dau() + "/" + parsed.counts().wau() + "/"
                            + parsed.counts().mau() + "/" + parsed.counts().newUsers());
        });
        Map<String, String> days = new TreeMap<>();
        report.forEach((key, value) -> {
            if (key.substring(0, key.length() - 11).equals(segment)) {
                days.put(key.substring(key.length() - 10), value);
            }
        });
        return days;
    }

    /** All rows of all days and segments, by key. */
    Map<String, ReportRow> rows() {
        Map<String, ReportRow> rows = new TreeMap<>();
        read("active-users")
                .forEach(row -> rows.put(new String(row.key(), UTF_8), ReportRow.parse(row.key(), row.value())));
        return rows;
    }

    /** The gaps of all days and segments, by key. */
    Map<String, GapsRow> gaps() {
        Map<String, GapsRow> rows = new TreeMap<>();
        read("active-users-gaps")
                .forEach(row -> rows.put(new String(row.key(), UTF_8), GapsRow.parse(row.key(), row.value())));
        return rows;
    }

    /** All first visits in the order in which they came, if they go to a topic {@code first}. */
    List<FirstVisit> firstVisits() {
        return read("first").stream()
                .map(first -> FirstVisit.parse(first.key(), first.value()))
                .toList();
    }

    /** All cohorts, by key. */
    Map<String, RetentionRow> retention() {
        Map<String, RetentionRow> rows = new TreeMap<>();
        // One transaction more: they are published as the one before has left them.
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        read("active-users-retention")
                .forEach(row -> rows.put(new String(row.key(), UTF_8), RetentionRow.parse(row.key(), row.value())));
        return rows;
    }

    Accounts accounts() {
        published.addAll(read("active-users-accounts"));
        TestRecord<byte[], byte[]> latest = published.get(published.size() - 1);
        return Accounts.parse(latest.key(), latest.value());
    }

    /** The latest accounts of every input partition, by key. */
    Map<String, Accounts> allAccounts() {
        published.addAll(read("active-users-accounts"));
        Map<String, Accounts> all = new TreeMap<>();
        published.forEach(
                record -> all.put(new String(record.key(), UTF_8), Accounts.parse(record.key(), record.value())));
        return all;
    }

    /** How many visits each batch held that the intake sent. */
    List<Integer> sentVisits() {
        return read("rollcall-visits-repartition").stream()
                .map(batch ->
                        new VisitsReader(batch.value(), TestHash.HASH).header().visits())
                .toList();
    }

    EventMetrics metrics() {
        return metrics;
    }

    List<TestRecord<byte[], byte[]>> rejected() {
        return read("active-users-rejected");
    }

    List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    @Override
    public void close() {
        assertThat(metrics.violations()).isZero();
        driver.close();
    }
}
