package dev.rollcall.service.report.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.GapsRow;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.service.report.CommittedRecords;
import dev.rollcall.service.report.LatestAccounts;
import dev.rollcall.service.report.RowKey;
import dev.rollcall.service.report.UnreadableTopicException;
import dev.rollcall.service.report.range.CohortKey;
import dev.rollcall.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the output, gaps, retention and accounts topics on a thread of its own, and goes on with what is added. Nothing is read before somebody asks, so
 * an instance at which nobody looks spends nothing. When reading fails it begins anew, and until that has come to the end, what was known
 * before stays in place: no question is answered with rows that were superseded meanwhile. Thread-safe.
 */
public final class PublishedFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final int FETCH_BYTES = 4 << 20;

    private static final int MOST_CHANGES = 20_000;

    private final Settings settings;
    private final Supplier<CommittedRecords> reader;
    private final Duration retryAfter;
    private final RowChanges changes = new RowChanges(MOST_CHANGES);
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "rollcall-published");
    private volatile Published published;
    private volatile boolean closed;
    private long began;
    private boolean foreignSeen;

    /** What was published, as far as one reading has come. */
    private record Published(RecentRows rows, LatestAccounts accounts) {}

    /**
     * A feed that reads nothing yet.
     *
     * @param settings the settings, not null
     */
    public PublishedFeed(Settings settings) {
        this(settings, () -> open(settings), RETRY_AFTER);
    }

    /** A feed that reads something else, and waits for another time when that fails. */
    PublishedFeed(Settings settings, Supplier<CommittedRecords> reader, Duration retryAfter) {
        this.settings = settings;
        this.reader = reader;
        this.retryAfter = retryAfter;
        published = nothing();
        thread.setDaemon(true);
    }

    private static CommittedRecords open(Settings settings) {
        Map<String, Object> properties = new HashMap<>(settings.clientProperties());
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        return CommittedReader.open(
                properties,
                settings.outputTopic(),
                settings.gapsTopic(),
                settings.retentionTopic(),
                settings.accountsTopic());
    }

    private Published nothing() {
        return new Published(
                new RecentRows(Runtime.getRuntime().maxMemory()), new LatestAccounts(settings.inputTopics()));
    }

    /**
     * Whether all that was published is known. The first question begins the reading; questions wait until that has taken some time, and
     * later ones do not wait.
     *
     * @param patience how long the reading may take from its beginning, not null
     * @return false at first, then true for ever
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitLoaded(Duration patience) throws InterruptedException {
        long left = begin() + patience.toNanos() - System.nanoTime();
        return loaded.await(left, TimeUnit.NANOSECONDS) && !closed;
    }

    private synchronized long begin() {
        if (!closed && thread.getState() == Thread.State.NEW) {
            began = System.nanoTime();
            thread.start();
        }
        return began;
    }

    /**
     * The rows.
     *
     * @return live, until reading fails and begins anew; none before all is loaded
     */
    public RecentRows rows() {
        return published.rows();
    }

    /**
     * The accounts.
     *
     * @return live, until reading fails and begins anew; none before all is loaded
     */
    public LatestAccounts accounts() {
        return published.accounts();
    }

    /**
     * What changes from now on.
     *
     * @return live
     */
    public RowChanges changes() {
        return changes;
    }

    private void run() {
        while (!closed) {
            try {
                read();
            } catch (InterruptException e) {
                // Only closing interrupts.
                return;
            } catch (KafkaException | UnreadableTopicException e) {
                LOG.warn(
                        "The published rows cannot be read, next try in {} s: {}",
                        retryAfter.toSeconds(),
                        e.getMessage());
                LockSupport.parkNanos(retryAfter.toNanos());
            } catch (RuntimeException e) {
                LOG.error("Reading published rows failed, next try in {} s", retryAfter.toSeconds(), e);
                LockSupport.parkNanos(retryAfter.toNanos());
            }
        }
    }

    /** From the beginning, into tables of its own: what is read first may have been superseded long ago. */
    private void read() {
        Published reading = nothing();
        boolean atEnd = false;
        try (CommittedRecords records = reader.get()) {
            while (!closed) {
                List<PublishedRow> changed = take(records.poll(POLL), reading);
                if (atEnd) {
                    changes.add(changed);
                } else if (records.behind() == 0) {
                    atEnd = true;
                    published = reading;
                    changes.startOver();
                    loaded.countDown();
                }
            }
        }
    }

    private List<PublishedRow> take(Iterable<ConsumerRecord<byte[], byte[]>> records, Published reading) {
        List<PublishedRow> changed = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                take(record, reading, changed);
            } catch (IllegalArgumentException e) {
                passOver(record, e);
            }
        }
        return changed;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Published reading, List<PublishedRow> changed) {
        if (record.topic().equals(settings.accountsTopic())) {
            reading.accounts().apply(record);
        } else if (record.key() == null) {
            throw new IllegalArgumentException("a record without a key");
        } else if (record.topic().equals(settings.gapsTopic())) {
            takeGaps(record, reading.rows());
        } else if (record.topic().equals(settings.retentionTopic())) {
            takeCohort(record, reading.rows());
        } else {
            takeRow(record, reading.rows()).ifPresent(changed::add);
        }
    }

    private static Optional<PublishedRow> takeRow(ConsumerRecord<byte[], byte[]> record, RecentRows rows) {
        if (record.value() == null) {
            rows.counts().remove(RowKey.parse(new String(record.key(), UTF_8)));
            return Optional.empty();
        }
        ReportRow row = ReportRow.parse(record.key(), record.value());
        PublishedRow newest = new PublishedRow(row, Instant.ofEpochMilli(record.timestamp()));
        rows.put(newest);
        return Optional.of(newest);
    }

    private static void takeGaps(ConsumerRecord<byte[], byte[]> record, RecentRows rows) {
        if (record.value() == null) {
            rows.gaps().remove(RowKey.parse(new String(record.key(), UTF_8)));
        } else {
            rows.put(GapsRow.parse(record.key(), record.value()), Instant.ofEpochMilli(record.timestamp()));
        }
    }

    private static void takeCohort(ConsumerRecord<byte[], byte[]> record, RecentRows rows) {
        if (record.value() == null) {
            CohortKey key = CohortKey.parse(new String(record.key(), UTF_8));
            rows.cohorts(key.period()).remove(key.cohort());
        } else {
            rows.put(RetentionRow.parse(record.key(), record.value()), Instant.ofEpochMilli(record.timestamp()));
        }
    }

    private void passOver(ConsumerRecord<?, ?> record, RuntimeException reason) {
        if (!foreignSeen) {
            LOG.warn(
                    "HTTP passes over what is not ours in topic {}, offset {}: {}",
                    record.topic(),
                    record.offset(),
                    reason.getMessage());
        }
        foreignSeen = true;
    }

    /** Ends the reading, and tells those who wait for rows or changes. */
    @Override
    public void close() {
        closed = true;
        loaded.countDown();
        changes.close();
        thread.interrupt();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
