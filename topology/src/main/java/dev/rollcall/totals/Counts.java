package dev.rollcall.totals;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.bytes.UnknownVersionException;

/**
 * The counts of one day and segment.
 *
 * @param dau daily active users
 * @param wau weekly active users
 * @param mau monthly active users
 * @param newUsers new users
 */
record Counts(long dau, long wau, long mau, long newUsers) {
    static final Counts ZERO = new Counts(0, 0, 0, 0);

    private static final int VERSION = 1;

    Counts plus(Counts change) {
        return new Counts(dau + change.dau, wau + change.wau, mau + change.mau, newUsers + change.newUsers);
    }

    byte[] toBytes() {
        ByteWriter out = new ByteWriter(16);
        out.putByte(VERSION);
        out.putZigZag(dau);
        out.putZigZag(wau);
        out.putZigZag(mau);
        out.putZigZag(newUsers);
        return out.toByteArray();
    }

    static Counts of(byte[] stored) {
        ByteReader in = new ByteReader(stored);
        UnknownVersionException.check("the totals hold counts", in.getByte(), VERSION);
        return new Counts(in.getZigZag(), in.getZigZag(), in.getZigZag(), in.getZigZag());
    }
}
