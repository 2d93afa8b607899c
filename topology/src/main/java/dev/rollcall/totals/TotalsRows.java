package dev.rollcall.totals;

import dev.rollcall.changes.Histogram;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How the totals are laid out in their store; the first byte of a key says what the entry is. Not thread-safe.
 *
 * <pre>
 * H kind:8 segment 255:8 period+2^31:32   a histogram, see {@link Bars}; no segment has the byte 255, for it is no part of UTF-8
 * S segment               a segment that was ever active: the days that have a row, nothing if they are all those of R
 * A topic-partition       accounts of an input partition, as published
 * R                       the days from the first to the last that was ever active
 * P                       the offset of the first record of changes that is not counted
 * T                       the topics that rows and accounts were published to, and settings that decide what is in rows
 * G                       the offset of the first record of changes whose gaps may not be published
 * C                       the same of cohorts, and the days of R that they were published with
 * </pre>
 */
final class TotalsRows {
    private static final byte HISTOGRAM = 'H';
    private static final byte SEGMENT = 'S';
    private static final byte ACCOUNTS = 'A';
    private static final byte RANGE = 'R';
    private static final byte POSITION = 'P';
    private static final byte TOPICS = 'T';
    private static final byte GAPS_PUBLISHED = 'G';
    private static final byte COHORTS_PUBLISHED = 'C';
    private static final byte BEHIND_SEGMENT = (byte) 0xFF;
    private static final int HISTOGRAM_KEY_BYTES = 3 + Integer.BYTES;
    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;

    TotalsRows(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** A histogram, empty if there is none. */
    Bars bars(HistogramKey key) {
        byte[] stored = store.get(histogramKey(key));
        return stored == null ? new Bars() : Bars.of(stored);
    }

    void put(HistogramKey key, Bars bars) {
        store.put(histogramKey(key), bars.toBytes());
    }

    /** Hands over all histograms of a kind. */
    void forEach(Histogram kind, BiConsumer<HistogramKey, Bars> histograms) {
        scan(new byte[] {HISTOGRAM, (byte) kind.code()}, histograms);
    }

    /** Hands over all histograms of a kind and segment. */
    void forEach(Histogram kind, String segment, BiConsumer<HistogramKey, Bars> histograms) {
        byte[] key = histogramKey(new HistogramKey(kind, 0, segment)).get();
        scan(Arrays.copyOf(key, key.length - Integer.BYTES), histograms);
    }

    /** Hands over what is stored of a kind and segment, from one period to another, by period. */
    void forEach(Histogram kind, String segment, int from, int to, ObjIntConsumer<byte[]> stored) {
        try (KeyValueIterator<Bytes, byte[]> found = store.range(
                histogramKey(new HistogramKey(kind, from, segment)),
                histogramKey(new HistogramKey(kind, to, segment)))) {
            while (found.hasNext()) {
                KeyValue<Bytes, byte[]> entry = found.next();
                stored.accept(entry.value, histogramKey(entry.key.get()).period());
            }
        }
    }

    private void scan(byte[] prefix, BiConsumer<HistogramKey, Bars> histograms) {
        try (KeyValueIterator<Bytes, byte[]> found = store.prefixScan(prefix, new ByteArraySerializer())) {
            while (found.hasNext()) {
                KeyValue<Bytes, byte[]> entry = found.next();
                histograms.accept(histogramKey(entry.key.get()), Bars.of(entry.value));
            }
        }
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
        return offset(POSITION);
    }

    void putPosition(long position) {
        putOffset(POSITION, position);
    }

    /** The topics that rows and accounts were published to; empty if none were yet. */
    Optional<String> publishedTo() {
        return Optional.ofNullable(store.get(key(TOPICS, "")))
                .map(stored -> new String(stored, StandardCharsets.UTF_8));
    }

    void putPublishedTo(String topics) {
        store.put(key(TOPICS, ""), topics.getBytes(StandardCharsets.UTF_8));
    }

    /** The offset of the first record of changes whose gaps may not be published. */
    long gapsPublished() {
        return offset(GAPS_PUBLISHED);
    }

    void putGapsPublished(long position) {
        putOffset(GAPS_PUBLISHED, position);
    }

    /** The offset of the first record of changes whose cohorts may not be published. */
    long cohortsPublished() {
        return offset(COHORTS_PUBLISHED);
    }

    /** The last day that was ever active when cohorts were published, if they were. */
    OptionalInt cohortsPublishedUpTo() {
        byte[] stored = store.get(key(COHORTS_PUBLISHED, ""));
        return stored == null
                ? OptionalInt.empty()
                : OptionalInt.of(ByteBuffer.wrap(stored).getInt(Long.BYTES));
    }

    void putCohortsPublished(long position, int lastDay) {
        store.put(
                key(COHORTS_PUBLISHED, ""),
                ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                        .putLong(position)
                        .putInt(lastDay)
                        .array());
    }

    private long offset(byte type) {
        byte[] stored = store.get(key(type, ""));
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    private void putOffset(byte type, long offset) {
        store.put(key(type, ""), ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
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

    private static Bytes histogramKey(HistogramKey key) {
        byte[] segment = key.segment().getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(HISTOGRAM_KEY_BYTES + segment.length)
                .put(HISTOGRAM)
                .put((byte) key.kind().code())
                .put(segment)
                .put(BEHIND_SEGMENT)
                .putInt(key.period() - Integer.MIN_VALUE)
                .array());
    }

    private static HistogramKey histogramKey(byte[] key) {
        return new HistogramKey(
                Histogram.of(key[1]),
                ByteBuffer.wrap(key).getInt(key.length - Integer.BYTES) + Integer.MIN_VALUE,
                new String(key, 2, key.length - HISTOGRAM_KEY_BYTES, StandardCharsets.UTF_8));
    }
}
