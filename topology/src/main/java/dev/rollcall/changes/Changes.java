package dev.rollcall.changes;

import dev.rollcall.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Adds up, while a transaction is open, what the visits of one ledger task change. Not thread-safe.
 *
 * <pre>
 * record  := version:byte accounts:varint account* segment*
 * segment := name:text days:varint day*
 * day     := difference to the day before:zigzag dau:zigzag wau:zigzag mau:zigzag new:zigzag
 * </pre>
 */
public final class Changes {
    /** What is written as long as no event is lost, so that an older instance can read it. */
    static final int WITHOUT_LOST = 1;

    static final int VERSION = 2;

    /** Half of what a broker takes as one record by default (1 MiB). */
    private static final int RECORD_BYTES = 512 * 1024;

    private final List<SegmentChanges> segments = new ArrayList<>();
    // The numbers of those that are not null: there may be many more segments than a transaction changes.
    private final List<Integer> changed = new ArrayList<>();
    private final Map<String, AccountsChanges> accounts = new LinkedHashMap<>();
    private final int wauDays;
    private final int mauDays;

    /**
     * No change yet.
     *
     * @param wauDays the weekly window in days
     * @param mauDays the monthly window in days
     */
    public Changes(int wauDays, int mauDays) {
        this.wauDays = wauDays;
        this.mauDays = mauDays;
    }

    /**
     * The width of the weekly window.
     *
     * @return days
     */
    public int wauDays() {
        return wauDays;
    }

    /**
     * The width of the monthly window.
     *
     * @return days
     */
    public int mauDays() {
        return mauDays;
    }

    /**
     * One more user on a day.
     *
     * @param segment the number of the segment
     * @param day the epoch day
     */
    public void active(int segment, int day) {
        changes(segment).dau(day, 1);
    }

    /**
     * One more user in the weekly window of a range of days.
     *
     * @param segment the number of the segment
     * @param firstDay the first epoch day
     * @param lastDay the last one; no day at all if it is before the first
     */
    public void weekly(int segment, int firstDay, int lastDay) {
        changes(segment).wau(firstDay, lastDay);
    }

    /**
     * One more user in the monthly window of a range of days.
     *
     * @param segment the number of the segment
     * @param firstDay the first epoch day
     * @param lastDay the last one; no day at all if it is before the first
     */
    public void monthly(int segment, int firstDay, int lastDay) {
        changes(segment).mau(firstDay, lastDay);
    }

    /**
     * One more new user, or one less, on a day.
     *
     * @param segment the number of the segment
     * @param day the epoch day
     * @param change 1 or -1
     */
    public void newUsers(int segment, int day, int change) {
        changes(segment).newUsers(day, change);
    }

    /**
     * The accounts of an input partition.
     *
     * @param topic the input topic
     * @param partition the input partition
     * @return what changed so far, to be added to
     */
    public AccountsChanges accounts(String topic, int partition) {
        return accounts.computeIfAbsent(topic + '-' + partition, key -> new AccountsChanges(topic, partition));
    }

    /**
     * How much heap it takes, nearly.
     *
     * @return bytes
     */
    public long bytes() {
        return changed.stream()
                .mapToLong(segment -> segments.get(segment).bytes())
                .sum();
    }

    /**
     * Takes all changes out, so that there are none again.
     *
     * @param segmentNames gives the name of a segment's number
     * @return the values of the records that carry them; none if nothing changed
     */
    public List<byte[]> take(IntFunction<String> segmentNames) {
        List<byte[]> records = new ArrayList<>();
        ByteWriter out = begin(accounts);
        boolean empty = accounts.isEmpty();
        for (int segment : changed) {
            write(out, segmentNames.apply(segment), segments.get(segment));
            segments.set(segment, null);
            empty = false;
            if (out.size() > RECORD_BYTES) {
                records.add(out.toByteArray());
                out = begin(Map.of());
                empty = true;
            }
        }
        if (!empty) {
            records.add(out.toByteArray());
        }
        changed.clear();
        accounts.clear();
        return records;
    }

    private static ByteWriter begin(Map<String, AccountsChanges> accounts) {
        ByteWriter out = new ByteWriter(1024);
        boolean lost = accounts.values().stream().anyMatch(change -> change.lost() != 0);
        out.putByte(lost ? VERSION : WITHOUT_LOST);
        out.putVarLong(accounts.size());
        accounts.values().forEach(change -> change.write(out, lost));
        return out;
    }

    private static void write(ByteWriter out, String segment, SegmentChanges changes) {
        DaysWriter days = new DaysWriter();
        changes.forEach(days);
        out.putText(segment);
        out.putVarLong(days.count);
        out.putAll(days.body);
    }

    private SegmentChanges changes(int segment) {
        while (segment >= segments.size()) {
            segments.add(null);
        }
        SegmentChanges changes = segments.get(segment);
        if (changes == null) {
            changes = new SegmentChanges();
            segments.set(segment, changes);
            changed.add(segment);
        }
        return changes;
    }

    private static final class DaysWriter implements SegmentChanges.Visitor {
        private final ByteWriter body = new ByteWriter(1024);
        private int count;
        private int lastDay;

        @Override
        public void day(int epochDay, long dau, long wau, long mau, long newUsers) {
            body.putZigZag(epochDay - lastDay);
            body.putZigZag(dau);
            body.putZigZag(wau);
            body.putZigZag(mau);
            body.putZigZag(newUsers);
            lastDay = epochDay;
            count++;
        }
    }
}
