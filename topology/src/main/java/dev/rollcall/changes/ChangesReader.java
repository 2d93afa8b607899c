package dev.rollcall.changes;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.UnknownVersionException;

/** Reads a record of the {@code changes} topic. */
public final class ChangesReader {
    private ChangesReader() {}

    /**
     * Hands over all that a record holds.
     *
     * @param record the record's value, not null
     * @param changes receives what changed, accounts first
     * @throws UnknownVersionException if another Rollcall wrote it
     */
    public static void read(byte[] record, Visitor changes) {
        ByteReader in = new ByteReader(record);
        int version = in.getByte();
        UnknownVersionException.check("a record of changes is", version, Changes.WITHOUT_LOST, Changes.VERSION);
        for (int rest = in.getVarInt(); rest > 0; rest--) {
            changes.accounts(AccountsChanges.read(in, version != Changes.WITHOUT_LOST));
        }
        while (in.hasMore()) {
            String segment = in.getText();
            int day = 0;
            for (int rest = in.getVarInt(); rest > 0; rest--) {
                day += (int) in.getZigZag();
                changes.counts(segment, day, in.getZigZag(), in.getZigZag(), in.getZigZag(), in.getZigZag());
            }
        }
    }

    /** Receives what a record holds. */
    public interface Visitor {
        /**
         * The accounts of an input partition changed.
         *
         * @param change what is to be added to them
         */
        void accounts(AccountsChanges change);

        /**
         * The counts of a day and segment changed.
         *
         * @param segment the segment's name
         * @param epochDay the day
         * @param dau what is to be added to the daily active users
         * @param wau what is to be added to the weekly active users
         * @param mau what is to be added to the monthly active users
         * @param newUsers what is to be added to the new users
         */
        void counts(String segment, int epochDay, long dau, long wau, long mau, long newUsers);
    }
}
