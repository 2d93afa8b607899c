package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.bytes.ByteSlice;

/** Rows outside of any cache. */
final class Rows {
    private Rows() {}

    /** A row without any day, in a table of its own, so that it stays valid. */
    static ActivityRow of(String user) {
        ByteSlice slice = slice(user);
        return new RowTable().add(slice, slice.hash());
    }

    static ByteSlice slice(String user) {
        return new ByteSlice().set(user.getBytes(UTF_8));
    }
}
