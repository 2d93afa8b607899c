package dev.rollcall.service.audit.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.audit.recount.Segments;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The latest values of a topic of gaps or cohorts: as they were published, for that takes least memory.
 *
 * <p>Not thread-safe.
 *
 * @param <K> what tells the rows apart
 * @param <R> a row
 */
public abstract class PublishedBars<K, R> {
    private final ZoneId zone;
    private final Segments segments;
    private final Map<K, byte[]> values = new HashMap<>();
    private Map<String, String> faults = Map.of();

    PublishedBars(ZoneId zone, Segments segments) {
        this.zone = zone;
        this.segments = segments;
    }

    /** Receives a row. */
    @FunctionalInterface
    public interface RowConsumer<K, R> {
        /**
         * A row.
         *
         * @param key what tells it apart
         * @param row the row
         */
        void accept(K key, R row);
    }

    final void learn(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new IllegalArgumentException("a record without a key");
        }
        known(new String(record.key(), UTF_8)).ifPresent(values::remove);
        if (record.value() != null) {
            R row = parse(record.key(), record.value());
            if (!zone(row).equals(zone)) {
                throw new IllegalArgumentException("zone " + zone(row));
            }
            values.put(key(row), record.value());
        }
    }

    final void faults(Map<String, String> all) {
        faults = all;
    }

    final int segment(String name) {
        return segments.number(name);
    }

    final String segment(int number) {
        return segments.name(number);
    }

    /**
     * What records hold that are no rows.
     *
     * @return by the record's key
     */
    public final Map<String, String> faults() {
        return faults;
    }

    /**
     * A row.
     *
     * @param key which one, not null
     * @return empty if there is none
     */
    public final Optional<R> row(K key) {
        return Optional.ofNullable(values.get(key)).map(value -> parse(text(key).getBytes(UTF_8), value));
    }

    /**
     * Hands over all rows, in no particular order.
     *
     * @param consumer receives them, not null
     */
    public final void forEach(RowConsumer<K, R> consumer) {
        values.forEach((key, value) -> consumer.accept(key, parse(text(key).getBytes(UTF_8), value)));
    }

    /**
     * The key of a row's record.
     *
     * @param key which row, not null
     * @return as a person reads it
     */
    public abstract String text(K key);

    /** What a record's key says; empty if no row has such a key. */
    abstract Optional<K> known(String key);

    abstract R parse(byte[] key, byte[] value);

    /** What tells a row apart; refuses one that can have no place. */
    abstract K key(R row);

    abstract ZoneId zone(R row);
}
