package dev.rollcall.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.bytes.UnknownVersionException;
import dev.rollcall.event.RejectReason;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How many events of one input partition were read, what became of every one of them, and how many could not be read any more; one
 * record of the accounts topic.
 *
 * @param topic the input topic, not null
 * @param partition the input partition
 * @param read events read
 * @param first events that made their user active on their day, in segment {@code all}
 * @param repeat events of users who had been active on that day already
 * @param ignored events that are no activity by configuration
 * @param rejected events that could not be counted, by reason; without zeros, in the order of the reasons, immutable, not null
 * @param lost events that were deleted before they could be read; none of them is among the others
 * @param newest the newest timestamp of their records; null if none had one
 */
public record Accounts(
        String topic,
        int partition,
        long read,
        long first,
        long repeat,
        long ignored,
        Map<RejectReason, Long> rejected,
        long lost,
        Instant newest) {
    private static final int TYPICAL_LENGTH = 160;

    /**
     * Copies the map and leaves zeros out.
     *
     * @throws NullPointerException if the topic, the map or something in it is null
     */
    public Accounts {
        Objects.requireNonNull(topic, "topic");
        Map<RejectReason, Long> ordered = new EnumMap<>(RejectReason.class);
        ordered.putAll(rejected);
        ordered.values().removeIf(events -> events == 0);
        rejected = Collections.unmodifiableMap(ordered);
    }

    /**
     * Accounts of a partition of which nothing was ignored or lost, without timestamps.
     *
     * @param topic the input topic, not null
     * @param partition the input partition
     * @param read events read
     * @param first events that made their user active on their day
     * @param repeat events of users who had been active on that day already
     * @param rejected events that could not be counted, by reason, not null
     */
    public Accounts(String topic, int partition, long read, long first, long repeat, Map<RejectReason, Long> rejected) {
        this(topic, partition, read, first, repeat, 0, rejected, 0, null);
    }

    /**
     * The later of two timestamps.
     *
     * @param one a timestamp, or null
     * @param other another one, or null
     * @return null if both are
     */
    public static Instant later(Instant one, Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /**
     * How many events were rejected, for whatever reason.
     *
     * @return the sum of all reasons
     */
    public long rejectedEvents() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Whether every event that was read was counted, ignored or rejected. While events are on their way this may be false; once the
     * pipeline is drained it must be true.
     *
     * @return whether read is the sum of first, repeat, ignored and rejected
     */
    public boolean balances() {
        return read == first + repeat + ignored + rejectedEvents();
    }

    /**
     * The record's key, as in {@code events-3}.
     *
     * @return UTF-8
     */
    public byte[] key() {
        return (topic + "-" + partition).getBytes(UTF_8);
    }

    /**
     * The record's value, as in
     * {@code {"topic":"events","partition":3,"read":9,"first":3,"repeat":4,"ignored":0,"rejected":{"LATE":2},"lost":0,"newest":"2026-11-22T10:15:30Z"}}.
     *
     * @return one JSON object in UTF-8, without spaces, with the fields in this order
     */
    public byte[] value() {
        StringBuilder json = new StringBuilder(TYPICAL_LENGTH);
        json.append("{\"topic\":");
        JsonObjects.appendString(json, topic);
        json.append(",\"partition\":").append(partition);
        json.append(",\"read\":").append(read);
        json.append(",\"first\":").append(first);
        json.append(",\"repeat\":").append(repeat);
        json.append(",\"ignored\":").append(ignored);
        json.append(",\"rejected\":{");
        String separator = "";
        for (Map.Entry<RejectReason, Long> entry : rejected.entrySet()) {
            json.append(separator).append('"').append(entry.getKey()).append("\":");
            json.append(entry.getValue().longValue());
            separator = ",";
        }
        json.append("},\"lost\":").append(lost);
        json.append(",\"newest\":").append(newest == null ? "null" : '"' + newest.toString() + '"');
        return json.append('}').toString().getBytes(UTF_8);
    }

    /**
     * Reads a record of the accounts topic. Fields may stand in any order, and unknown ones are passed over, so that a later
     * version may add some. Reasons that this version does not know are passed over too; such accounts do not balance here.
     *
     * @param key the record's key, not null
     * @param value the record's value, not null
     * @return the accounts
     * @throws IllegalArgumentException if these are no accounts, or the key is another partition's
     */
    public static Accounts parse(byte[] key, byte[] value) {
        return parse(key, value, reason -> {});
    }

    /**
     * Reads accounts that are to be added to: none of their reasons may be left out.
     *
     * @param key their key, not null
     * @param value as it was published, not null
     * @return the accounts
     * @throws UnknownVersionException if this version does not know one of the reasons
     * @throws IllegalArgumentException if these are no accounts, or the key is another partition's
     */
    public static Accounts parseAll(byte[] key, byte[] value) {
        return parse(key, value, reason -> {
            throw UnknownVersionException.reason(reason);
        });
    }

    private static Accounts parse(byte[] key, byte[] value, Consumer<String> unknownReason) {
        try {
            Accounts accounts = AccountsReader.read(value, unknownReason);
            if (!Arrays.equals(key, accounts.key())) {
                throw new IOException("the key is " + new String(key, UTF_8));
            }
            return accounts;
        } catch (IOException e) {
            throw new IllegalArgumentException("no accounts: " + e.getMessage(), e);
        }
    }
}
