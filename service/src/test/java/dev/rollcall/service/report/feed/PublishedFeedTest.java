package dev.rollcall.service.report.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.report.GapsRow;
import dev.rollcall.report.Period;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.service.report.CommittedRecords;
import dev.rollcall.service.report.range.Cohort;
import dev.rollcall.service.report.range.History;
import dev.rollcall.service.report.range.Ranges;
import dev.rollcall.settings.Settings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedFeedTest {
    private static final Settings SETTINGS = Settings.of(Map.of("bootstrap.servers", "127.0.0.1:1"));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<Poll> polls = new LinkedBlockingQueue<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final PublishedFeed feed = new PublishedFeed(SETTINGS, this::open, Duration.ofMillis(10));

    /** What one poll gives, and how far the end is away then. */
    private record Poll(List<ConsumerRecord<byte[], byte[]>> records, long behind, RuntimeException failure) {}

    private CommittedRecords open() {
        opened.incrementAndGet();
        return new CommittedRecords() {
            private long behind = 1;

            @Override
            public Iterable<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) {
                Poll poll = next();
                behind = poll.behind();
                return poll.records();
            }

            @Override
            public long behind() {
                return behind;
            }

            @Override
            public void close() {}
        };
    }

    private Poll next() {
        try {
            Poll poll = polls.take();
            if (poll.failure() != null) {
                throw poll.failure();
            }
            return poll;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void publish(long behind, long... dau) {
        polls.add(
                new Poll(Arrays.stream(dau).mapToObj(PublishedFeedTest::record).toList(), behind, null));
    }

    private static ConsumerRecord<byte[], byte[]> record(long dau) {
        ReportRow row = RecentDaysTest.row(0, ReportRow.ALL, dau);
        return new ConsumerRecord<>(SETTINGS.outputTopic(), 0, dau, row.key(), row.value());
    }

    private void fail(RuntimeException failure) {
        polls.add(new Poll(List.of(), 0, failure));
    }

    private List<Long> dau() {
        return feed.rows().counts().of(ReportRow.ALL, LocalDate.MIN, LocalDate.MAX).stream()
                .map(row -> row.row().counts().dau())
                .toList();
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void whileItIsReadAnewWhatWasSupersededStaysSuperseded() throws InterruptedException {
        publish(0, 1, 2, 3);
        assertThat(feed.awaitLoaded(PATIENCE)).isTrue();
        long known = feed.changes().number();

        fail(new KafkaException("the broker is ill"));
        publish(2, 1);
        publish(1, 2);
        await().until(polls::isEmpty);
        List<Long> meanwhile = dau();
        RowChanges.Changed none = feed.changes().await(known, null, 0);
        publish(0, 3, 4);
        RowChanges.Changed after = feed.changes().await(known, null, PATIENCE.toMillis());

        assertThat(opened).hasValue(2);
        assertThat(meanwhile).containsExactly(3L);
        assertThat(none).isEqualTo(new RowChanges.Changed(known, none.rows(), false));
        assertThat(none.rows()).isEmpty();
        assertThat(after.missed()).isTrue();
        assertThat(dau()).containsExactly(4L);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NullPointerException.class, KafkaException.class})
    void whateverFailsItGoesOn(Class<? extends RuntimeException> failure)
            throws InterruptedException, ReflectiveOperationException {
        publish(0, 1);
        assertThat(feed.awaitLoaded(PATIENCE)).isTrue();

        fail(failure.getConstructor(String.class).newInstance("on purpose"));
        publish(0, 2);

        await().untilAsserted(() -> assertThat(dau()).containsExactly(2L));
    }

    @Test
    void theFirstQuestionWaitsForTheRowsAndLaterOnesNoLongerThanThat() throws InterruptedException {
        assertThat(feed.awaitLoaded(Duration.ofMillis(50))).isFalse();
        publish(0, 1);
        assertThat(feed.awaitLoaded(PATIENCE)).isTrue();

        assertThat(dau()).containsExactly(1L);
    }

    @Test
    void whatIsAddedBecomesAChange() throws InterruptedException {
        publish(0, 1);
        assertThat(feed.awaitLoaded(PATIENCE)).isTrue();
        long known = feed.changes().number();

        publish(0, 2);

        assertThat(feed.changes().await(known, null, PATIENCE.toMillis()).rows())
                .extracting(row -> row.row().counts().dau())
                .containsExactly(2L);
    }

    @Test
    void gapsAndCohortsAreKeptUntilTheyAreTakenBack() throws InterruptedException {
        History history = History.random(1, LocalDate.parse("2026-01-01"), 30, 20);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        history.gaps("s=1").forEach(row -> records.add(record(SETTINGS.gapsTopic(), row.key(), row.value())));
        List<RetentionRow> weeks = history.retention(Period.WEEK, "s=1");
        weeks.forEach(row -> records.add(record(SETTINGS.retentionTopic(), row.key(), row.value())));
        polls.add(new Poll(records, 0, null));
        assertThat(feed.awaitLoaded(PATIENCE)).isTrue();

        assertThat(users()).isEqualTo(20);
        assertThat(cohorts()).hasSameSizeAs(weeks);
        assertThat(cohorts().get(0).active())
                .isEqualTo(weeks.get(0).active().stream()
                        .mapToLong(Long::longValue)
                        .toArray());

        GapsRow first = history.gaps("s=1").get(0);
        polls.add(new Poll(
                List.of(
                        record(SETTINGS.gapsTopic(), first.key(), null),
                        record(SETTINGS.retentionTopic(), weeks.get(0).key(), null)),
                0,
                null));

        await().untilAsserted(() -> assertThat(cohorts()).hasSize(weeks.size() - 1));
        assertThat(users()).isEqualTo(20 - first.newUsers());
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, byte[] key, byte[] value) {
        return new ConsumerRecord<>(topic, 0, 0, key, value);
    }

    private long users() {
        return new Ranges(feed.rows().gaps().of("s=1", LocalDate.MIN, LocalDate.MAX))
                .users(LocalDate.MIN, LocalDate.MAX);
    }

    private List<Cohort> cohorts() {
        return feed.rows().cohorts(Period.WEEK).of("s=1", LocalDate.MIN, LocalDate.MAX);
    }
}
