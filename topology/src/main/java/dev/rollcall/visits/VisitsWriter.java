package dev.rollcall.visits;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.event.RejectReason;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gathers visits of one input partition into one batch, column by column: the lengths of all users, then all days, and so on, so that what
 * is alike stands together. Visits stay in order. Not thread-safe.
 *
 * <pre>
 * batch := {@link BatchHeader header} length:column firstDay:zigzag dayChange:column values* users
 * </pre>
 *
 * <p>A change is the difference to the visit before, that of a day as zigzag; the first one is 0.
 *
 * @see NumberColumn
 * @see ValueColumn
 * @see UserColumn
 */
public final class VisitsWriter {
    private static final int INITIAL_BYTES = 4096;

    /** A number takes less than one byte as a rule, and {@link NumberColumn#MOST_BITS} at most. */
    private static final int NUMBER_BYTES = 3;

    private static final int NUMBERS_BESIDES_VALUES = 2;

    private final List<String> dimensions;
    private final UserColumn users = new UserColumn();
    private final NumberColumn days = new NumberColumn();
    // Not written: whoever reads a batch works them out again.
    private final NumberColumn hashes = new NumberColumn();
    private final List<ValueColumn> values;
    private final ByteWriter out = new ByteWriter(INITIAL_BYTES);
    private int visits;

    /**
     * An empty batch.
     *
     * @param dimensions the names of the dimensions, possibly none
     */
    public VisitsWriter(List<String> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        values = Stream.generate(ValueColumn::new).limit(dimensions.size()).toList();
    }

    /**
     * Begins a visit; a value for every dimension must follow, in order.
     *
     * @param user the user, copied; 1 byte or more
     * @param userHash its hash
     * @param epochDay the day
     */
    public void visit(ByteSlice user, long userHash, int epochDay) {
        hashes.add(userHash);
        users.add(user);
        days.add(epochDay);
        visits++;
    }

    /**
     * Adds the value of a dimension to the visit begun last.
     *
     * @param dimension the dimension's index
     * @param value its value, copied; empty if the event has none
     */
    public void dimension(int dimension, ByteSlice value) {
        values.get(dimension).add(value);
    }

    /**
     * How many visits there are.
     *
     * @return visits since the last batch was taken
     */
    public int visits() {
        return visits;
    }

    /**
     * How many dimensions every visit has a value of.
     *
     * @return dimensions
     */
    public int dimensions() {
        return values.size();
    }

    /**
     * The user of a visit.
     *
     * @param visit its index
     * @param slice is pointed at it, until the batch changes
     * @return the slice
     */
    public ByteSlice user(int visit, ByteSlice slice) {
        return users.get(visit, slice);
    }

    /**
     * The hash of the user of a visit.
     *
     * @param visit its index
     * @return 64 bits
     */
    public long hash(int visit) {
        return hashes.get(visit);
    }

    /**
     * The value that a visit has of a dimension.
     *
     * @param visit its index
     * @param dimension the dimension's index
     * @param slice is pointed at it, until the batch changes
     * @return the slice
     */
    public ByteSlice value(int visit, int dimension, ByteSlice slice) {
        return values.get(dimension).get(visit, slice);
    }

    /**
     * The day of a visit.
     *
     * @param visit its index
     * @return an epoch day
     */
    public int day(int visit) {
        return (int) days.get(visit);
    }

    /**
     * Leaves out some visits.
     *
     * @param which their indexes, at least one
     */
    public void leaveOut(BitSet which) {
        visits -= which.cardinality();
        if (visits == 0) {
            clear();
            return;
        }
        users.leaveOut(which);
        days.leaveOut(which);
        hashes.leaveOut(which);
        values.forEach(column -> column.leaveOut(which));
    }

    /**
     * How large the batch may become. It is smaller as a rule, and never four times as large.
     *
     * @return bytes without the header
     */
    public int size() {
        int size = users.size() + visits * (NUMBERS_BESIDES_VALUES + values.size()) * NUMBER_BYTES;
        for (ValueColumn column : values) {
            size += column.valueBytes();
        }
        return size;
    }

    /**
     * Takes the batch out and begins the next one.
     *
     * @param topic the input topic
     * @param partition the input partition
     * @param events what was read since the last batch that told
     * @param repeats how many events that were read are repeats for certain, and not among the visits; an earlier batch may have told that they
     *     were read
     * @param rejected how many of those were rejected, by reason
     * @return the record's value
     */
    public byte[] take(String topic, int partition, EventsRead events, long repeats, Map<RejectReason, Long> rejected) {
        out.clear();
        new BatchHeader(topic, partition, events, repeats, rejected, dimensions, visits).write(out);
        users.writeLengthsTo(out);
        writeDays();
        values.forEach(column -> column.writeTo(out));
        users.writeTextTo(out);
        clear();
        return out.toByteArray();
    }

    private void writeDays() {
        long first = days.first();
        out.putZigZag(first);
        days.toDifferences(first);
        days.toZigZag();
        days.writeTo(out);
    }

    private void clear() {
        users.clear();
        days.clear();
        hashes.clear();
        values.forEach(ValueColumn::clear);
        visits = 0;
    }
}
