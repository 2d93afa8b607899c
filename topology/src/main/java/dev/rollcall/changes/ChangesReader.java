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
        UnknownVersionException.check("a record of changes is", version, Changes.VERSION);
        for (int rest = in.getVarInt(); rest > 0; rest--) {
            changes.accounts(AccountsChanges.read(in));
        }
        while (in.hasMore()) {
            String segment = in.getText();
            for (int rest = in.getVarInt(); rest > 0; rest--) {
                readHistogram(in, segment, changes);
            }
        }
    }

    private static void readHistogram(ByteReader in, String segment, Visitor changes) {
        Histogram histogram = Histogram.of(in.getByte());
        int period = (int) in.getZigZag();
        int bar = 0;
        for (int rest = in.getVarInt(); rest > 0; rest--) {
            bar += in.getVarInt();
            changes.bar(segment, histogram, period, bar, in.getZigZag());
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
         * The number of users of one bar of a histogram changed.
         *
         * @param segment the segment's name
         * @param histogram which histogram
         * @param period the number of the period that it is of
         * @param bar the gap or age, 0 or more
         * @param difference what is to be added
         */
        void bar(String segment, Histogram histogram, int period, int bar, long difference);
    }
}
