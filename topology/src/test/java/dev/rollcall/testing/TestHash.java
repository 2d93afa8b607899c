package dev.rollcall.testing;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.KeyedHash;

/** A hash by a key that all tests share. */
public final class TestHash {
    /** The hash. */
    public static final KeyedHash HASH = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);

    private TestHash() {}

    /** The hash of a user. */
    public static long of(ByteSlice user) {
        return HASH.of(user);
    }
}
