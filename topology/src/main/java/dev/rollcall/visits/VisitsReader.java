package dev.rollcall.visits;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.UnknownVersionException;
import java.util.ArrayList;
import java.util.List;

/** Reads a batch of visits one by one, without copying them. Not thread-safe. */
public final class VisitsReader {
    private final ByteReader in;
    private final BatchHeader header;
    private final List<List<String>> values = new ArrayList<>();
    private final int[] numbers;
    private final ByteSlice user = new ByteSlice();
    private int remaining;
    private int day;
    private long offset;

    /**
     * Reads the header of a batch.
     *
     * @param batch a record's value, not null
     * @throws UnknownVersionException if a newer Rollcall wrote it
     */
    public VisitsReader(byte[] batch) {
        in = new ByteReader(batch);
        header = BatchHeader.read(in);
        header.dimensions().forEach(name -> values.add(new ArrayList<>()));
        numbers = new int[header.dimensions().size()];
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
     * Goes to the next visit.
     *
     * @return false if there is none
     */
    public boolean next() {
        if (remaining-- <= 0) {
            return false;
        }
        in.getSlice(user);
        day += (int) in.getZigZag();
        offset += in.getVarLong();
        for (int dimension = 0; dimension < numbers.length; dimension++) {
            numbers[dimension] = in.getVarInt();
            if (numbers[dimension] == values.get(dimension).size()) {
                values.get(dimension).add(in.getText());
            }
        }
        return true;
    }

    /**
     * The user of this visit.
     *
     * @return valid until the next visit
     */
    public ByteSlice user() {
        return user;
    }

    /**
     * The day of this visit.
     *
     * @return an epoch day
     */
    public int epochDay() {
        return day;
    }

    /**
     * Where the event of this visit stands.
     *
     * @return its offset in the input partition
     */
    public long offset() {
        return offset;
    }

    /**
     * The number of this visit's value of a dimension; numbers are counted from 0 in the order in which values appear.
     *
     * @param dimension the dimension's index
     * @return the number, for {@link #value}
     */
    public int number(int dimension) {
        return numbers[dimension];
    }

    /**
     * A value of a dimension.
     *
     * @param dimension the dimension's index
     * @param number the value's number
     * @return the value, empty if the events had none
     */
    public String value(int dimension, int number) {
        return values.get(dimension).get(number);
    }
}
