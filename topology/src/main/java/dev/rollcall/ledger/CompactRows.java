package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.KeyedHash;
import java.util.Arrays;

/**
 * Compact rows: each as small as it is stored, which is about a third of what it takes in a {@link RowTable}. A user is here once at most.
 * Not thread-safe.
 *
 * <p>A user's hash leads to a bucket, in which entries stand one behind another, the one put first in front. In a full bucket those in
 * front are forgotten. When that happens too often there are made more buckets, until they take all the memory that there is.
 *
 * <pre>
 * bucket := bytes:16 entry*                                           bytes of its entries
 * entry  := tag:8 userBytes:8 rowBytes:16 user:byte* row:byte*        see {@link RowFormat}
 * </pre>
 */
final class CompactRows {
    private static final int BUCKET_BYTES = 1024;
    private static final int BUCKET_HEADER = 2;
    private static final int ENTRY_HEADER = 4;
    private static final int LONGEST_USER = 255;

    private static final int CHUNK_BITS = 6;
    private static final int CHUNK_BUCKETS = 1 << CHUNK_BITS;
    private static final int CHUNK_BYTES = CHUNK_BUCKETS * BUCKET_BYTES;
    private static final int NOWHERE = -1;
    private static final byte[] NOTHING = {};

    /** More buckets are made once rows of a sixty-fourth of their memory were forgotten: some are full long before all are. */
    private static final int FORGOTTEN_SHARE = 64;

    private final int mostChunks;
    private final KeyedHash hash;
    private final ByteSlice compactUser = new ByteSlice();
    private byte[][] chunks = {};
    private long used;
    private long forgotten;
    // The bucket that is looked at: an array, and where the bucket begins in it.
    private byte[] chunk;
    private int bucket;

    /**
     * Without any row, and without memory yet.
     *
     * @param maxBytes how much heap there is: bytes
     * @param hash the hash of users
     */
    CompactRows(long maxBytes, KeyedHash hash) {
        this.hash = hash;
        mostChunks = (int) Math.min(maxBytes / CHUNK_BYTES, Integer.MAX_VALUE >>> CHUNK_BITS);
    }

    /**
     * Takes the row of a user out.
     *
     * @param user the user, not null
     * @param tag the lower half of the user's hash
     * @return the row as it was put, or null if it is not here
     */
    byte[] take(ByteSlice user, int tag) {
        if (used == 0) {
            return null;
        }
        goTo(tag);
        int at = find(user, tag);
        if (at == NOWHERE) {
            return null;
        }
        int end = at + entryBytes(at);
        byte[] row = Arrays.copyOfRange(chunk, end - rowBytes(at), end);
        remove(at, end - at);
        return row;
    }

    /**
     * Puts the row of a user who is not here. If it has no room in a bucket, or the user is longer than 255 bytes, it is left out.
     *
     * @param user the user, not null; it is copied
     * @param tag the lower half of the user's hash
     * @param row the row, not null; it is copied
     */
    void put(byte[] user, int tag, byte[] row) {
        int bytes = ENTRY_HEADER + user.length + row.length;
        if (mostChunks == 0 || user.length > LONGEST_USER || bytes > BUCKET_BYTES - BUCKET_HEADER) {
            return;
        }
        if (isCrowded()) {
            grow();
        }
        int at = allocate(tag, bytes);
        chunk[at] = (byte) tag;
        chunk[at + 1] = (byte) user.length;
        chunk[at + 2] = (byte) row.length;
        chunk[at + 3] = (byte) (row.length >>> Byte.SIZE);
        System.arraycopy(user, 0, chunk, at + ENTRY_HEADER, user.length);
        System.arraycopy(row, 0, chunk, at + ENTRY_HEADER + user.length, row.length);
    }

    /**
     * Brings what {@link #take} will look at near the processor.
     *
     * @return means nothing; to be kept somewhere, lest the compiler leave the work out
     */
    int touch(int tag) {
        if (used == 0) {
            return 0;
        }
        goTo(tag);
        return chunk[bucket];
    }

    /** Goes to a user's bucket, by the upper bits of the tag; a {@link RowTable} uses the lower ones. */
    private void goTo(int tag) {
        int number = (int) ((Integer.toUnsignedLong(tag) * ((long) chunks.length << CHUNK_BITS)) >>> Integer.SIZE);
        chunk = chunks[number >>> CHUNK_BITS];
        bucket = (number & (CHUNK_BUCKETS - 1)) * BUCKET_BYTES;
    }

    private int find(ByteSlice user, int tag) {
        int end = end();
        for (int at = bucket + BUCKET_HEADER; at < end; at += entryBytes(at)) {
            if (chunk[at] == (byte) tag && isOf(at, user)) {
                return at;
            }
        }
        return NOWHERE;
    }

    private boolean isOf(int at, ByteSlice user) {
        int begin = at + ENTRY_HEADER;
        int from = user.offset();
        return Arrays.equals(chunk, begin, begin + userBytes(at), user.array(), from, from + user.length());
    }

    /** Makes room at the end of a user's bucket, whatever has to be forgotten for that. */
    private int allocate(int tag, int bytes) {
        goTo(tag);
        int first = bucket + BUCKET_HEADER;
        int kept = first;
        while (end() - (kept - first) + bytes > bucket + BUCKET_BYTES) {
            kept += entryBytes(kept);
        }
        if (kept > first) {
            forgotten += kept - first;
            remove(first, kept - first);
        }
        int at = end();
        resize(bytes);
        return at;
    }

    private void remove(int at, int bytes) {
        System.arraycopy(chunk, at + bytes, chunk, at, end() - at - bytes);
        resize(-bytes);
    }

    private void resize(int more) {
        int bytes = end() - bucket - BUCKET_HEADER + more;
        chunk[bucket] = (byte) bytes;
        chunk[bucket + 1] = (byte) (bytes >>> Byte.SIZE);
        used += more;
    }

    /** Where the bucket that is looked at ends. */
    private int end() {
        return bucket + BUCKET_HEADER + unsignedShort(bucket);
    }

    private int unsignedShort(int at) {
        return (chunk[at] & 0xFF) | (chunk[at + 1] & 0xFF) << Byte.SIZE;
    }

    private int entryBytes(int at) {
        return ENTRY_HEADER + userBytes(at) + rowBytes(at);
    }

    private int userBytes(int at) {
        return chunk[at + 1] & 0xFF;
    }

    private int rowBytes(int at) {
        return unsignedShort(at + 2);
    }

    private boolean isCrowded() {
        long bytes = (long) chunks.length * CHUNK_BYTES;
        return chunks.length < mostChunks && forgotten >= bytes / FORGOTTEN_SHARE;
    }

    /** Buckets are in the order of tags before and afterwards, so that memory is read and written from front to end. */
    private void grow() {
        byte[][] before = chunks;
        chunks = new byte[Math.min(mostChunks, Math.max(1, before.length * 2))][CHUNK_BYTES];
        used = 0;
        for (byte[] source : before) {
            for (int begin = 0; begin < CHUNK_BYTES; begin += BUCKET_BYTES) {
                moveBucket(source, begin);
            }
        }
        forgotten = 0;
        // Lest it keep the last of the former arrays.
        compactUser.set(NOTHING);
    }

    private void moveBucket(byte[] source, int begin) {
        chunk = source;
        bucket = begin;
        int end = end();
        int bytes;
        for (int from = begin + BUCKET_HEADER; from < end; from += bytes) {
            chunk = source;
            bytes = entryBytes(from);
            int tag = (int) hash.of(compactUser.set(source, from + ENTRY_HEADER, userBytes(from)));
            int at = allocate(tag, bytes);
            System.arraycopy(source, from, chunk, at, bytes);
        }
    }
}
