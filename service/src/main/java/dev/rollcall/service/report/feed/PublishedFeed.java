package dev.rollcall.service.report.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.service.report.LatestAccounts;
import dev.rollcall.service.report.RowKey;
import dev.rollcall.service.report.UnreadableTopicException;
import dev.rollcall.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the output and accounts topics on a thread of its own, and goes on with what is added. Nothing is read before somebody asks, so
 * an instance at which nobody looks spends nothing. Thread-safe.
 */
public final class PublishedFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final int FETCH_BYTES = 4 << 20;

    /** A row takes about so many bytes of the heap, of which all rows may take a tenth. */
    private static final long ROW_BYTES = 160;

    private static final int MOST_CHANGES = 20_000;

    private final Map<String, Object> properties;
    private final String outputTopic;
    private final String accountsTopic;
    private final RecentRows rows;
    private final LatestAccounts accounts;
    private final RowChanges changes = new RowChanges(MOST_CHANGES);
    private final AtomicBoolean started = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "rollcall-published");
    private volatile boolean loaded;
    private volatile boolean closed;
    private boolean foreignSeen;

    /**
     * A feed that reads nothing yet.
     *
     * @param settings the settings, not null
     */
    public PublishedFeed(Settings settings) {
        outputTopic = settings.outputTopic();
        accountsTopic = settings.accountsTopic();
        properties = new HashMap<>(settings.clientProperties());
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        rows = new RecentRows((int) Math.min(1_000_000, Runtime.getRuntime().maxMemory() / 10 / ROW_BYTES));
        accounts = new LatestAccounts(settings.inputTopic());
        thread.setDaemon(true);
    }

    /**
     * Whether all that was published is known. The first question begins the reading.
     *
     * @return false at first, then true for ever
     */
    public boolean isLoaded() {
        if (!closed && started.compareAndSet(false, true)) {
            thread.start();
        }
        return loaded;
    }

    /**
     * The rows.
     *
     * @return live; incomplete until all is loaded
     */
    public RecentRows rows() {
        return rows;
    }

    /**
     * The accounts.
     *
     * @return live; incomplete until all is loaded
     */
    public LatestAccounts accounts() {
        return accounts;
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
            try (CommittedReader reader = CommittedReader.open(properties, outputTopic, accountsTopic)) {
                while (!closed) {
                    take(reader.poll(POLL));
                    loaded = loaded || reader.behind() == 0;
                }
            } catch (InterruptException e) {
                return;
            } catch (KafkaException | UnreadableTopicException e) {
                LOG.warn(
                        "The published rows cannot be read, next try in {} s: {}",
                        RETRY_AFTER.toSeconds(),
                        e.getMessage());
                LockSupport.parkNanos(RETRY_AFTER.toNanos());
            }
        }
    }

    private void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        List<PublishedRow> changed = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                take(record, changed);
            } catch (IllegalArgumentException e) {
                passOver(record, e);
            }
        }
        if (loaded && !changed.isEmpty()) {
            changes.add(changed);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, List<PublishedRow> changed) {
        if (record.topic().equals(accountsTopic)) {
            accounts.apply(record);
        } else if (record.key() == null) {
            throw new IllegalArgumentException("a record without a key");
        } else if (record.value() == null) {
            rows.remove(RowKey.parse(new String(record.key(), UTF_8)));
        } else {
            ReportRow row = ReportRow.parse(record.key(), record.value());
            PublishedRow published = new PublishedRow(row, Instant.ofEpochMilli(record.timestamp()));
            rows.put(published);
            changed.add(published);
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

    /** Ends the reading, and tells those who wait for changes. */
    @Override
    public void close() {
        closed = true;
        changes.close();
        thread.interrupt();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
