package dev.rollcall.visits;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.UnknownVersionException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a batch of visits one by one, without copying them, in blocks whose users are known before any of their visits is looked at.
 * Not thread-safe.
 */
public final class VisitsReader {
    /** How many visits a block has at most. */
    public static final int BLOCK = 64;

    private final ByteReader in;
    private final BatchHeader header;
    private final List<List<ByteSlice>> values = new ArrayList<>();
    private final int[] numbers;
    private final byte[] batch;
    private final ByteSlice user = new ByteSlice();
    private final int[] userOffsets = new int[BLOCK];
    private final int[] userLengths = new int[BLOCK];
    private final long[] hashes = new long[BLOCK];
    private final int[] days = new int[BLOCK];
    private final long[] offsets = new long[BLOCK];
    private int remaining;
    private int day;
    private long offset;
    private int blockSize;
    private int current = -1;

    /**
     * Reads the header of a batch.
     *
     * @param batch a record's value, not null
     * @throws UnknownVersionException if a newer Rollcall wrote it
     */
    public VisitsReader(byte[] batch) {
        this.batch = batch;
        in = new ByteReader(batch);
        header = BatchHeader.read(in);
        header.dimensions().forEach(name -> values.add(new ArrayList<>()));
        numbers = new int[BLOCK * header.dimensions().size()];
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
        for (int visit = 0; visit < blockSize; visit++) {
            readVisit(visit);
        }
        rewind();
        return blockSize > 0;
    }

    private void readVisit(int visit) {
        in.getSlice(user);
        userOffsets[visit] = user.offset();
        userLengths[visit] = user.length();
        hashes[visit] = user.hash();
        day += (int) in.getZigZag();
        days[visit] = day;
        offset += in.getVarLong();
        offsets[visit] = offset;
        for (int dimension = 0; dimension < values.size(); dimension++) {
            int number = in.getVarInt();
            numbers[visit * values.size() + dimension] = number;
            if (number == values.get(dimension).size()) {
                values.get(dimension).add(in.getSlice(new ByteSlice()));
            }
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
     * @return {@link ByteSlice#hash()} for each of its visits in order, not a copy; valid until the next block
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
        return user.set(batch, userOffsets[current], userLengths[current]);
    }

    /**
     * The hash of the user of this visit.
     *
     * @return as {@link ByteSlice#hash()}
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
     * Where the event of this visit stands.
     *
     * @return its offset in the input partition
     */
    public long offset() {
        return offsets[current];
    }

    /**
     * The number of this visit's value of a dimension; numbers are counted from 0 in the order in which values appear.
     *
     * @param dimension the dimension's index
     * @return the number, for {@link #value}
     */
    public int number(int dimension) {
        return numbers[current * values.size() + dimension];
    }

    /**
     * A value of a dimension.
     *
     * @param dimension the dimension's index
     * @param number the value's number
     * @return the value, empty if the events had none; valid as long as this reader, not to be pointed elsewhere
     */
    public ByteSlice value(int dimension, int number) {
        return values.get(dimension).get(number);
    }
}
