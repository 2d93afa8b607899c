package dev.rollcall.totals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How the totals are laid out in their store; the first byte of a key says what the entry is. Not thread-safe.
 *
 * <pre>
 * C day:4 bytes segment   counts of a day and segment
 * S segment               a segment that was ever active: the days that have a row, nothing if they are all those of R
 * A topic-partition       accounts of an input partition, as published
 * R                       the days from the first to the last that was ever active
 * P                       the offset of the first record of changes that is not counted
 * T                       the topics that rows and accounts were published to
 * </pre>
 */
final class TotalsRows {
    private static final byte COUNTS = 'C';
    private static final byte SEGMENT = 'S';
    private static final byte ACCOUNTS = 'A';
    private static final byte RANGE = 'R';
    private static final byte POSITION = 'P';
    private static final byte TOPICS = 'T';
    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;

    TotalsRows(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    Counts counts(CountKey key) {
        byte[] stored = store.get(countsKey(key));
        return stored == null ? Counts.ZERO : Counts.of(stored);
    }

    void put(CountKey key, Counts counts) {
        store.put(countsKey(key), counts.toBytes());
    }

    DayRange range() {
        byte[] stored = store.get(key(RANGE, ""));
        return stored == null ? DayRange.EMPTY : DayRange.of(stored);
    }

    void put(DayRange range) {
        store.put(key(RANGE, ""), range.toBytes());
    }

    /** All segments with the days that have a row. */
    Map<String, DayRange> segments() {
        DayRange all = range();
        Map<String, DayRange> segments = new LinkedHashMap<>();
        forEach(SEGMENT, (name, days) -> segments.put(name, days.length == 0 ? all : DayRange.of(days)));
        return segments;
    }

    /** A segment that has a row for all days of the range. */
    void putSegment(String segment) {
        store.put(key(SEGMENT, segment), NOTHING);
    }

    /** A segment that has a row for some days of the range only. */
    void putSegment(String segment, DayRange days) {
        store.put(key(SEGMENT, segment), days.toBytes());
    }

    Map<String, byte[]> accounts() {
        Map<String, byte[]> accounts = new HashMap<>();
        forEach(ACCOUNTS, accounts::put);
        return accounts;
    }

    void putAccounts(String key, byte[] published) {
        store.put(key(ACCOUNTS, key), published);
    }

    /** The offset of the first record of changes that is not counted. */
    long position() {
        byte[] stored = store.get(key(POSITION, ""));
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    void putPosition(long position) {
        store.put(
                key(POSITION, ""),
                ByteBuffer.allocate(Long.BYTES).putLong(position).array());
    }

    /** The topics that rows and accounts were published to; empty if none were yet. */
    Optional<String> publishedTo() {
        return Optional.ofNullable(store.get(key(TOPICS, "")))
                .map(stored -> new String(stored, StandardCharsets.UTF_8));
    }

    void putPublishedTo(String topics) {
        store.put(key(TOPICS, ""), topics.getBytes(StandardCharsets.UTF_8));
    }

    private void forEach(byte type, BiConsumer<String, byte[]> entries) {
        try (KeyValueIterator<Bytes, byte[]> found = store.prefixScan(new byte[] {type}, new ByteArraySerializer())) {
            while (found.hasNext()) {
                KeyValue<Bytes, byte[]> entry = found.next();
                byte[] key = entry.key.get();
                entries.accept(new String(key, 1, key.length - 1, StandardCharsets.UTF_8), entry.value);
            }
        }
    }

    private static Bytes key(byte type, String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(1 + utf8.length).put(type).put(utf8).array());
    }

    private static Bytes countsKey(CountKey key) {
        byte[] segment = key.segment().getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(1 + Integer.BYTES + segment.length)
                .put(COUNTS)
                .putInt(key.epochDay())
                .put(segment)
                .array());
    }
}
