package dev.rollcall.bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * A hash that only those can predict who know its key: SipHash-1-3 (Aumasson, Bernstein: SipHash: a fast short-input PRF), so that clients who choose
 * identifiers cannot make them collide. The same key gives the same hashes on every machine and in every run. Immutable, thread-safe.
 */
public final class KeyedHash {
    /** How long a key is: bytes. */
    public static final int KEY_BYTES = 16;

    private static final int BLOCK_ROUNDS = 1;
    private static final int FINAL_ROUNDS = 3;

    private final long key0;
    private final long key1;
    private final int blockRounds;
    private final int finalRounds;

    /**
     * The hash by a key.
     *
     * @param key {@link #KEY_BYTES} bytes
     */
    public KeyedHash(byte[] key) {
        this(key, BLOCK_ROUNDS, FINAL_ROUNDS);
    }

    /** With other numbers of rounds, for which there are published results to compare with. */
    KeyedHash(byte[] key, int blockRounds, int finalRounds) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, not " + key.length);
        }
        ByteBuffer bytes = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
        key0 = bytes.getLong();
        key1 = bytes.getLong();
        this.blockRounds = blockRounds;
        this.finalRounds = finalRounds;
    }

    /**
     * Makes a key that nobody knows.
     *
     * @return {@link #KEY_BYTES} random bytes
     */
    public static byte[] randomKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /**
     * Hashes bytes.
     *
     * @param bytes any number of them
     * @return 64 bits
     */
    public long of(ByteSlice bytes) {
        long v0 = key0 ^ 0x736f6d6570736575L;
        long v1 = key1 ^ 0x646f72616e646f6dL;
        long v2 = key0 ^ 0x6c7967656e657261L;
        long v3 = key1 ^ 0x7465646279746573L;
        int whole = bytes.length() / Long.BYTES;
        long rest = whole * Long.BYTES == bytes.length() ? 0 : bytes.word(whole);
        long last = rest | (long) bytes.length() << (Long.SIZE - Byte.SIZE);
        for (int block = 0; block <= whole + 1; block++) {
            boolean isFinal = block > whole;
            long word = isFinal ? 0 : block == whole ? last : bytes.word(block);
            v3 ^= word;
            v2 ^= isFinal ? 0xFF : 0;
            for (int round = isFinal ? finalRounds : blockRounds; round > 0; round--) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }
}
