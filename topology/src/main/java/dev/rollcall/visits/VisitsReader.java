package dev.rollcall.visits;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.bytes.UnknownVersionException;
import java.util.List;

/**
 * Reads what {@link VisitsWriter} wrote, visit by visit, in blocks whose users are known before any of their visits is looked at. Of a
 * visit nothing is copied. Not thread-safe.
 */
public final class VisitsReader {
    /** How many visits a block has at most. */
    public static final int BLOCK = 64;

    private final KeyedHash hash;
    private final BatchHeader header;
    private final NumberCursor lengths;
    private final NumberCursor dayChanges;
    private final List<ValueCursor> values;
    private final ByteSlice users;
    private final ByteSlice user = new ByteSlice();
    private final int[] userOffsets = new int[BLOCK];
    private final int[] userLengths = new int[BLOCK];
    private final long[] hashes = new long[BLOCK];
    private final int[] days = new int[BLOCK];
    private final long[][] numbers;
    private final long[] block = new long[BLOCK];
    private int remaining;
    private int userEnd;
    private int day;
    private int blockSize;
    private int current = -1;

    /**
     * Reads all of a batch but its visits.
     *
     * @param batch a record's value, not null
     * @param hash the hash of users
     * @throws UnknownVersionException if another Rollcall wrote it
     */
    public VisitsReader(byte[] batch, KeyedHash hash) {
        this.hash = hash;
        ByteReader in = new ByteReader(batch);
        header = BatchHeader.read(in);
        lengths = new NumberCursor(in);
        day = (int) in.getZigZag();
        dayChanges = new NumberCursor(in);
        values = header.dimensions().stream().map(name -> new ValueCursor(in)).toList();
        users = UserColumn.readText(in);
        numbers = new long[values.size()][BLOCK];
        remaining = header.visits();
    }

    /**
     * What the batch says of all its visits together.
     *
     * @return the header
     */
    public BatchHeader header() {
        return header;
    }

    /**
     * Goes to the next block; its visits are yet to be gone to, one by one.
     *
     * @return false if there is none
     */
    public boolean nextBlock() {
        blockSize = Math.min(remaining, BLOCK);
        remaining -= blockSize;
        rewind();
        if (blockSize <= 0) {
            return false;
        }
        readUsers();
        readDays();
        for (int dimension = 0; dimension < values.size(); dimension++) {
            values.get(dimension).read(numbers[dimension], blockSize);
        }
        return true;
    }

    private void readUsers() {
        lengths.read(block, blockSize);
        for (int visit = 0; visit < blockSize; visit++) {
            long length = block[visit];
            // No user is empty: so there are no more visits than bytes, whatever the header says.
            if (length < 1 || length > users.length() - userEnd) {
                throw new IllegalArgumentException("a user of a batch has no " + length + " bytes");
            }
            userOffsets[visit] = users.offset() + userEnd;
            userLengths[visit] = (int) length;
            userEnd += (int) length;
            hashes[visit] = hash.of(user.set(users.array(), userOffsets[visit], userLengths[visit]));
        }
    }

    private void readDays() {
        dayChanges.read(block, blockSize);
        for (int visit = 0; visit < blockSize; visit++) {
            day += (int) ByteReader.zigZag(block[visit]);
            days[visit] = day;
        }
    }

    /**
     * How many visits the block has.
     *
     * @return visits, gone to or not
     */
    public int blockSize() {
        return blockSize;
    }

    /**
     * The hashes of the users of the block.
     *
     * @return the hash for each of its visits in order, not a copy; valid until the next block
     */
    public long[] hashes() {
        return hashes;
    }

    /**
     * Goes to the next visit of the block.
     *
     * @return false if there is none
     */
    public boolean next() {
        return ++current < blockSize;
    }

    /** Goes back to before the first visit of the block. */
    public void rewind() {
        current = -1;
    }

    /**
     * Which one of its block this visit is.
     *
     * @return from 0 on
     */
    public int index() {
        return current;
    }

    /**
     * The user of this visit.
     *
     * @return valid until the next call
     */
    public ByteSlice user() {
        return user.set(users.array(), userOffsets[current], userLengths[current]);
    }

    /**
     * The hash of the user of this visit.
     *
     * @return 64 bits
     */
    public long hash() {
        return hashes[current];
    }

    /**
     * The day of this visit.
     *
     * @return an epoch day
     */
    public int epochDay() {
        return days[current];
    }

    /**
     * The number of this visit's value of a dimension; numbers are counted from 0 in the order in which values appear.
     *
     * @param dimension the dimension's index
     * @return the number, for {@link #value}
     */
    public int number(int dimension) {
        return (int) numbers[dimension][current];
    }

    /**
     * A value of a dimension.
     *
     * @param dimension the dimension's index
     * @param number the value's number
     * @return the value, empty if the events had none; valid as long as this reader, not to be pointed elsewhere
     */
    public ByteSlice value(int dimension, int number) {
        return values.get(dimension).value(number);
    }
}
