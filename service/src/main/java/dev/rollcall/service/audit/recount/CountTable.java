package dev.rollcall.service.audit.recount;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.Count;
import java.util.HashMap;
import java.util.Map;

/**
 * The counts of every day and segment, of which most days may be without any. What was never set is 0, and no row.
 *
 * <p>Kept in pages of some days, for days of a segment mostly lie close together: about 100 bytes for a row. Not thread-safe.
 */
public final class CountTable {
    private static final int PAGE_DAYS_BITS = 4;
    private static final int PAGE_DAYS = 1 << PAGE_DAYS_BITS;
    private static final int ROW = Count.ALL.size();
    private static final int CELLS = ROW + 1;
    private static final long NO_PAGE = Long.MIN_VALUE;

    private final Map<Long, long[]> pages = new HashMap<>();
    private long latestKey = NO_PAGE;
    private long[] latest = {};

    /** Receives a day and a segment. */
    @FunctionalInterface
    public interface RowConsumer {
        /**
         * A row.
         *
         * @param segment the number of its segment
         * @param epochDay its day
         */
        void accept(int segment, int epochDay);
    }

    void add(int segment, int epochDay, Count count, long change) {
        page(segment, epochDay)[cell(epochDay, count.place())] += change;
    }

    /**
     * A count of a day and segment.
     *
     * @param segment the number of the segment
     * @param epochDay the day
     * @param count which one
     * @return the number
     */
    public long get(int segment, int epochDay, Count count) {
        return value(segment, epochDay, count.place());
    }

    /**
     * Says that there is a row, and sets its counts.
     *
     * @param segment the number of the segment
     * @param row the row, not null
     */
    public void putRow(int segment, ReportRow row) {
        int epochDay = (int) row.day().toEpochDay();
        long[] page = page(segment, epochDay);
        Count.ALL.forEach(count -> page[cell(epochDay, count.place())] = count.of(row));
        page[cell(epochDay, ROW)] = 1;
    }

    /**
     * Says that there is no row.
     *
     * @param segment the number of the segment
     * @param epochDay the day
     */
    public void removeRow(int segment, int epochDay) {
        page(segment, epochDay)[cell(epochDay, ROW)] = 0;
    }

    /**
     * Whether there is a row.
     *
     * @param segment the number of the segment
     * @param epochDay the day
     * @return whether one was put and not removed since
     */
    public boolean hasRow(int segment, int epochDay) {
        return value(segment, epochDay, ROW) != 0;
    }

    /**
     * Hands over all rows, in no particular order.
     *
     * @param consumer receives them, not null
     */
    public void forEachRow(RowConsumer consumer) {
        pages.forEach((key, page) -> {
            int firstDay = (int) (long) key << PAGE_DAYS_BITS;
            for (int day = firstDay; day < firstDay + PAGE_DAYS; day++) {
                if (page[cell(day, ROW)] != 0) {
                    consumer.accept((int) (key >> Integer.SIZE), day);
                }
            }
        });
    }

    private long value(int segment, int epochDay, int place) {
        long key = key(segment, epochDay);
        long[] page = key == latestKey ? latest : pages.get(key);
        return page == null ? 0 : page[cell(epochDay, place)];
    }

    private long[] page(int segment, int epochDay) {
        long key = key(segment, epochDay);
        if (key != latestKey) {
            latest = pages.computeIfAbsent(key, unknown -> new long[PAGE_DAYS * CELLS]);
            latestKey = key;
        }
        return latest;
    }

    private static long key(int segment, int epochDay) {
        return ((long) segment << Integer.SIZE) | Integer.toUnsignedLong(epochDay >> PAGE_DAYS_BITS);
    }

    private static int cell(int epochDay, int place) {
        return (epochDay & (PAGE_DAYS - 1)) * CELLS + place;
    }
}
