package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.changes.CohortLimits;
import dev.rollcall.report.Accounts;
import dev.rollcall.report.FirstVisit;
import dev.rollcall.report.Period;
import dev.rollcall.report.RejectedHeaders;
import dev.rollcall.service.run.Instance;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;

/** A Rollcall on trial: writes its input, runs instances of it, and compares what it published with what was written. */
final class Trial implements AutoCloseable {
    private static final long LIMIT_SECONDS = 120;

    private final TestKafka kafka;
    private final String input;
    private final Map<String, String> settings = new HashMap<>();
    private final WrittenEvents written;
    private final List<Instance> running = new ArrayList<>();

    /** Creates the input topic; settings of the test go before those that every trial has. */
    Trial(TestKafka kafka, Path stateDir, int partitions, Map<String, String> more) {
        this(kafka, stateDir, partitions, more, Map.of());
    }

    Trial(TestKafka kafka, Path stateDir, int partitions, Map<String, String> more, Map<String, String> topicConfig) {
        this.kafka = kafka;
        input = kafka.createTopic("events", partitions, topicConfig);
        written = new WrittenEvents(kafka, input, partitions);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("application.id", kafka.name("rollcall"));
        settings.put("input.topic", input);
        settings.put("output.topic", kafka.name("active-users"));
        settings.put("rejected.topic", kafka.name("rejected-events"));
        settings.put("accounts.topic", kafka.name("accounts"));
        settings.put("first-visits.topic", kafka.name("first-visits"));
        settings.put("state.dir", stateDir.toString());
        settings.put("dimensions", "country,platform=device.os");
        settings.put("visits.partitions", "4");
        settings.put("threads", "2");
        settings.put("http.port", "-1");
        settings.put("kafka.metadata.max.age.ms", "1000");
        settings.put("kafka.consumer.session.timeout.ms", "6000");
        settings.putAll(more);
    }

    private Trial(Trial other, String applicationId) {
        kafka = other.kafka;
        input = other.input;
        written = other.written;
        settings.putAll(other.settings);
        settings.put("application.id", applicationId);
        for (String topic : List.of("output.topic", "rejected.topic", "accounts.topic", "first-visits.topic")) {
            settings.merge(topic, "-of-" + applicationId, String::concat);
        }
        settings.merge("state.dir", "-of-" + applicationId, String::concat);
    }

    /** Another Rollcall on the same input, with topics of its own. */
    Trial withApplicationId(String applicationId) {
        return new Trial(this, applicationId);
    }

    /** Adds an input topic for instances that are yet to start. */
    Trial withTopic(String shortName, int partitions) {
        String topic = kafka.createTopic(shortName, partitions);
        written.addTopic(topic, partitions);
        settings.merge("input.topic", ", " + topic, String::concat);
        return this;
    }

    /** Changes a setting for instances that are yet to start. */
    Trial with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Takes a setting back for instances that are yet to start. */
    Trial without(String key) {
        settings.remove(key);
        return this;
    }

    /** The settings in force, by key. */
    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    String input() {
        return input;
    }

    String applicationId() {
        return settings.get("application.id");
    }

    /** What is written, and writes more. */
    WrittenEvents written() {
        return written;
    }

    void write(List<SentEvent> events) {
        written.write(events);
    }

    /** Starts one more instance. */
    Instance start() {
        Instance instance = Instance.start(Settings.of(settings), Clock.systemUTC());
        running.add(instance);
        return instance;
    }

    /** Counts everything that is there and stops. */
    void run(boolean acceptLostInput) {
        try (Instance instance = Instance.start(Settings.of(settings), Clock.systemUTC(), acceptLostInput)) {
            awaitCaughtUp(instance);
        }
    }

    /** Deletes events of a partition that no instance can have read. */
    void loseFirst(int partition, long offset) {
        written.deleteBefore(partition, offset);
        written.markLost(partition, committedByPartition().get(partition), offset);
    }

    /** Stops an instance cleanly. */
    void stop(Instance instance) {
        running.remove(instance);
        instance.close();
    }

    /** Waits until an instance says that everything is counted and published. */
    void awaitCaughtUp(Instance instance) {
        CompletableFuture<Object> first =
                CompletableFuture.anyOf(instance.caughtUp(), instance.failed().thenApply(failure -> {
                    throw new IllegalStateException("the instance failed", failure);
                }));
        TestKafka.await(first.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS));
    }

    /** How far the group has committed the input, by partition. */
    Map<Integer, Long> committedByPartition() {
        Map<Integer, Long> committed = new HashMap<>();
        TestKafka.await(kafka.admin().listConsumerGroupOffsets(applicationId()).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(input)) {
                        committed.put(partition.partition(), offset.offset());
                    }
                });
        return committed;
    }

    long committed() {
        return committedByPartition().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How many partitions of visits each running instance works on, by the instance's id. */
    Map<String, Integer> visitsPartitionsByInstance() {
        Map<String, Integer> partitions = new HashMap<>();
        TestKafka.await(kafka.admin()
                        .describeConsumerGroups(List.of(applicationId()))
                        .describedGroups()
                        .get(applicationId()))
                .members()
                .forEach(member -> {
                    String thread = member.groupInstanceId().orElseThrow();
                    long visits = member.assignment().topicPartitions().stream()
                            .filter(partition -> partition.topic().contains("-visits-"))
                            .count();
                    partitions.merge(thread.substring(0, thread.lastIndexOf('-')), (int) visits, Integer::sum);
                });
        return partitions;
    }

    /** How many events the published accounts tell of. */
    long accounted() {
        return accounts().values().stream().mapToLong(Accounts::read).sum();
    }

    /** How many events the published accounts call lost, by partition of the first topic. */
    Map<Integer, Long> lost() {
        Map<Integer, Long> lost = new HashMap<>();
        accounts().forEach((partition, accounts) -> {
            if (partition.topic().equals(input)) {
                lost.put(partition.partition(), accounts.lost());
            }
        });
        return lost;
    }

    /** The same of all topics together. */
    long allLost() {
        return accounts().values().stream().mapToLong(Accounts::lost).sum();
    }

    /** Waits until the published accounts say of every event that was read what became of it. */
    void awaitBalance() {
        Awaitility.await().atMost(Duration.ofSeconds(LIMIT_SECONDS)).until(() -> accounts().values().stream()
                .allMatch(Accounts::balances));
    }

    /** Like {@link #accounted}; 0 while the topic does not exist yet. */
    long accountedIfAny() {
        boolean exists = TestKafka.await(kafka.admin().listTopics().names()).contains(settings.get("accounts.topic"));
        return exists ? accounted() : 0;
    }

    /** Everything that was published is exactly what was written comes to. */
    void assertExact() {
        assertAccounts(expected());
        assertRowsExact();
        assertFirstVisits();
        assertRejected();
    }

    /** The same of the rows only. */
    void assertRowsExact() {
        ExpectedReport expected = expected();
        assertThat(new TreeMap<>(kafka.readLatest(settings.get("output.topic"))))
                .isEqualTo(expected.rows());
        // They may come a little later when another instance publishes them.
        Awaitility.await().atMost(Duration.ofSeconds(LIMIT_SECONDS)).untilAsserted(() -> assertGaps(expected));
        Awaitility.await().atMost(Duration.ofSeconds(LIMIT_SECONDS)).untilAsserted(() -> assertCohorts(expected));
        assertThat(running).allMatch(instance -> instance.metrics().violations() == 0);
    }

    private void assertGaps(ExpectedReport expected) {
        assertThat(new TreeMap<>(kafka.readLatest(settings.get("output.topic") + "-gaps")))
                .isEqualTo(expected.gaps());
    }

    private void assertCohorts(ExpectedReport expected) {
        Map<String, String> published = new TreeMap<>(kafka.readLatest(settings.get("output.topic") + "-retention"));
        published.values().removeIf(row -> row.contains("\"users\":0,"));
        CohortLimits limits = Settings.of(settings).cohorts();
        assertThat(published)
                .isEqualTo(expected.cohorts(
                        Map.of(Period.DAY, limits.days(), Period.WEEK, limits.weeks(), Period.MONTH, limits.months())));
    }

    /** Each user, day and segment is there once. */
    private void assertFirstVisits() {
        Set<ExpectedVisit> seen = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> published : kafka.readBytes(settings.get("first-visits.topic"))) {
            FirstVisit visit = FirstVisit.parse(published.key(), published.value());
            for (FirstVisit.Segment segment : visit.segments()) {
                ExpectedVisit first =
                        new ExpectedVisit(visit.user(), (int) visit.day().toEpochDay(), List.of(segment.segment()));
                assertThat(seen.add(first)).as("%s comes once", first).isTrue();
            }
        }
        Set<ExpectedVisit> expected = written.all()
                .flatMap(event -> event.visit().stream())
                .flatMap(visit -> visit.segments().stream()
                        .map(segment -> new ExpectedVisit(visit.user(), visit.epochDay(), List.of(segment))))
                .collect(Collectors.toSet());
        assertThat(seen).isEqualTo(expected);
    }

    private ExpectedReport expected() {
        return new ExpectedReport(
                ZoneId.of(settings.getOrDefault("zone", "UTC")),
                written.all().flatMap(event -> event.visit().stream()).toList());
    }

    private Map<TopicPartition, Accounts> accounts() {
        Map<TopicPartition, Accounts> accounts = new HashMap<>();
        kafka.readLatest(settings.get("accounts.topic")).forEach((key, value) -> {
            Accounts parsed = Accounts.parse(key.getBytes(UTF_8), value.getBytes(UTF_8));
            accounts.put(new TopicPartition(parsed.topic(), parsed.partition()), parsed);
        });
        return accounts;
    }

    private void assertAccounts(ExpectedReport expected) {
        Map<TopicPartition, Accounts> accounts = accounts();
        assertThat(accounts.keySet()).isEqualTo(written.partitions());
        accounts.forEach((partition, account) -> {
            assertThat(account).matches(Accounts::balances, "balances");
            Collection<SentEvent> events = written.of(partition);
            assertThat(account.lost())
                    .isEqualTo(events.stream().filter(SentEvent::isLost).count());
            assertThat(account.read() + account.lost()).isEqualTo(events.size());
            Map<Object, Long> rejected = new HashMap<>();
            events.forEach(event -> event.rejection().ifPresent(reason -> rejected.merge(reason, 1L, Long::sum)));
            assertThat(account.rejected()).isEqualTo(rejected);
        });
        assertThat(accounts.values().stream().mapToLong(Accounts::first).sum()).isEqualTo(expected.firstVisits());
    }

    /** Each rejected event is there once, as it was written. */
    private void assertRejected() {
        Set<String> seen = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> rejected : kafka.readBytes(settings.get("rejected.topic"))) {
            TopicPartition partition = new TopicPartition(
                    header(rejected, RejectedHeaders.TOPIC),
                    Integer.parseInt(header(rejected, RejectedHeaders.PARTITION)));
            int offset = Integer.parseInt(header(rejected, RejectedHeaders.OFFSET));
            SentEvent event = written.at(partition, offset);
            String where = partition + "@" + offset;
            assertThat(seen.add(where)).as("%s is rejected once", where).isTrue();
            assertThat(event.rejection().map(Enum::name)).as(where).contains(header(rejected, RejectedHeaders.REASON));
            assertThat(Arrays.equals(rejected.value(), event.value()))
                    .as("the value of %s", where)
                    .isTrue();
            assertThat(rejected.key()).as(where).isEqualTo(event.key());
            assertThat(rejected.timestamp()).as(where).isEqualTo(event.timestamp());
        }
        assertThat((long) seen.size())
                .isEqualTo(written.all()
                        .filter(event -> event.rejection().isPresent())
                        .count());
    }

    private static String header(ConsumerRecord<?, ?> event, String name) {
        Header header = event.headers().lastHeader(name);
        return new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        List.copyOf(running).forEach(this::stop);
    }
}
