package dev.rollcall.changes;

import java.util.Arrays;

/**
 * Changes to the counts of one segment, per day.
 *
 * <p>A range of days is kept as a difference: plus one where it begins, minus one behind its end, so that a visit costs the same
 * whatever the width of the window. Days are kept in pages of 64, so that days years apart cost little memory. Not thread-safe.
 */
final class SegmentChanges {
    private static final int PAGE_BITS = 6;
    private static final int PAGE_DAYS = 1 << PAGE_BITS;
    private static final int DAU = 0;
    private static final int WAU = 1;
    private static final int MAU = 2;
    private static final int NEW = 3;
    private static final int FIELDS = 4;

    private static final int PAGE_BYTES = PAGE_DAYS * FIELDS * Long.BYTES;

    private long[][] pages = new long[4][];
    private int filled;
    private int basePage;
    private boolean empty = true;

    /** One more user, or with -1 one less, on a day. */
    void dau(int day, int change) {
        add(day, DAU, change);
    }

    /** One more user in the weekly window of every day of a range; nothing if the range is empty. */
    void wau(int firstDay, int lastDay) {
        range(firstDay, lastDay, WAU);
    }

    /** One more user in the monthly window of every day of a range; nothing if the range is empty. */
    void mau(int firstDay, int lastDay) {
        range(firstDay, lastDay, MAU);
    }

    /** One more new user, or with -1 one less, on a day. */
    void newUsers(int day, int change) {
        add(day, NEW, change);
    }

    /** Hands over what changed, day by day in ascending order, days without any change left out. */
    void forEach(Visitor visitor) {
        long wau = 0;
        long mau = 0;
        for (int index = 0; index < pages.length; index++) {
            long[] page = pages[index];
            for (int at = 0; page != null && at < page.length; at += FIELDS) {
                wau += page[at + WAU];
                mau += page[at + MAU];
                if (page[at + DAU] != 0 || wau != 0 || mau != 0 || page[at + NEW] != 0) {
                    int day = ((basePage + index) << PAGE_BITS) + at / FIELDS;
                    visitor.day(day, page[at + DAU], wau, mau, page[at + NEW]);
                }
            }
        }
    }

    /** How much heap it takes, nearly: bytes. */
    long bytes() {
        return (long) filled * PAGE_BYTES;
    }

    private void range(int firstDay, int lastDay, int field) {
        if (firstDay <= lastDay) {
            add(firstDay, field, 1);
            add(lastDay + 1, field, -1);
        }
    }

    private void add(int day, int field, long change) {
        int page = day >> PAGE_BITS;
        if (empty || page < basePage || page >= basePage + pages.length) {
            makeRoomFor(page);
        }
        long[] days = pages[page - basePage];
        if (days == null) {
            days = new long[PAGE_DAYS * FIELDS];
            pages[page - basePage] = days;
            filled++;
        }
        days[(day & (PAGE_DAYS - 1)) * FIELDS + field] += change;
    }

    private void makeRoomFor(int page) {
        if (empty) {
            basePage = page;
            empty = false;
        } else if (page < basePage) {
            long[][] grown = new long[pages.length + basePage - page][];
            System.arraycopy(pages, 0, grown, basePage - page, pages.length);
            pages = grown;
            basePage = page;
        } else {
            pages = Arrays.copyOf(pages, page - basePage + 1);
        }
    }

    /** Receives the changes of one day. */
    @FunctionalInterface
    interface Visitor {
        void day(int epochDay, long dau, long wau, long mau, long newUsers);
    }
}
