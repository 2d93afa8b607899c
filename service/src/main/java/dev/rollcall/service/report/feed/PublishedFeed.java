package dev.rollcall.service.report.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.service.report.ReaderProperties;
import dev.rollcall.service.report.TopicLookup;
import dev.rollcall.service.report.UnreadableTopicException;
import dev.rollcall.settings.Settings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
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
    private final TopicPartition output;
    private final String accountsTopic;
    private final PublishedRows rows;
    private final PublishedAccounts accounts;
    private final RowChanges changes = new RowChanges(MOST_CHANGES);
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "rollcall-published");
    private volatile boolean loaded;
    private volatile Consumer<byte[], byte[]> consumer;
    private boolean foreignSeen;

    /**
     * A feed that reads nothing yet.
     *
     * @param settings the settings, not null
     */
    public PublishedFeed(Settings settings) {
        // It has one partition, which is checked when an instance starts.
        output = new TopicPartition(settings.outputTopic(), 0);
        accountsTopic = settings.accountsTopic();
        properties = ReaderProperties.from(settings.clientProperties());
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        rows = new PublishedRows((int) Math.min(1_000_000, Runtime.getRuntime().maxMemory() / 10 / ROW_BYTES));
        accounts = new PublishedAccounts(settings.inputTopic());
        thread.setDaemon(true);
    }

    /**
     * Whether all that was published is known. The first question begins the reading.
     *
     * @return false at first, then true for ever
     */
    public boolean isLoaded() {
        if (!isClosed() && started.compareAndSet(false, true)) {
            thread.start();
        }
        return loaded;
    }

    /**
     * The rows.
     *
     * @return live; incomplete until all is loaded
     */
    public PublishedRows rows() {
        return rows;
    }

    /**
     * The accounts.
     *
     * @return live; incomplete until all is loaded
     */
    public PublishedAccounts accounts() {
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
        while (!isClosed()) {
            try {
                read();
            } catch (WakeupException e) {
                return;
            } catch (KafkaException | UnreadableTopicException e) {
                LOG.warn(
                        "The published rows cannot be read, next try in {} s: {}",
                        RETRY_AFTER.toSeconds(),
                        e.getMessage());
                pause();
            }
        }
    }

    private void read() {
        KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            consumer = reader;
            List<TopicPartition> partitions = new ArrayList<>(TopicLookup.partitions(reader, accountsTopic));
            partitions.add(output);
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            while (!isClosed()) {
                take(reader.poll(POLL));
                loaded = loaded
                        || partitions.stream()
                                .allMatch(partition ->
                                        reader.currentLag(partition).orElse(1) == 0);
            }
        } finally {
            CommittedReader.closeInOrder(reader);
        }
    }

    private void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        List<PublishedRow> changed = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                take(record, changed);
            } catch (IllegalArgumentException | DateTimeException e) {
                passOver(record, e);
            }
        }
        if (loaded && !changed.isEmpty()) {
            changes.add(changed);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, List<PublishedRow> changed) {
        if (record.key() == null) {
            throw new IllegalArgumentException("a record without a key");
        }
        Instant published = Instant.ofEpochMilli(record.timestamp());
        if (record.topic().equals(accountsTopic)) {
            accounts.take(record);
        } else if (record.value() == null) {
            String key = new String(record.key(), UTF_8);
            int slash = Math.max(0, key.indexOf('/'));
            rows.remove(LocalDate.parse(key.substring(0, slash)), key.substring(slash + 1));
        } else {
            ReportRow row = ReportRow.parse(record.key(), record.value());
            rows.put(row, published);
            changed.add(new PublishedRow(row, published));
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

    private void pause() {
        try {
            ended.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            ended.countDown();
        }
    }

    private boolean isClosed() {
        return ended.getCount() == 0;
    }

    /** Ends the reading, and tells those who wait for changes. */
    @Override
    public void close() {
        ended.countDown();
        changes.close();
        Consumer<byte[], byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
