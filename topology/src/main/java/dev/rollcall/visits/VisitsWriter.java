package dev.rollcall.visits;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.bytes.SliceNumbers;
import dev.rollcall.event.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Folds visits of one input partition into one batch.
 *
 * <p>A visit takes little more than its user: the day and the offset are differences to the visit before, dimension values stand in
 * the batch once and are named by number afterwards. Not thread-safe.
 */
public final class VisitsWriter {
    private static final int INITIAL_BYTES = 4096;

    private final List<String> dimensions;
    private final List<SliceNumbers> numbers = new ArrayList<>();
    private final ByteWriter header = new ByteWriter(128);
    private final ByteWriter body = new ByteWriter(INITIAL_BYTES);
    private int visits;
    private int lastDay;
    private long lastOffset;

    /**
     * An empty batch.
     *
     * @param dimensions the names of the dimensions, possibly none
     */
    public VisitsWriter(List<String> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        this.dimensions.forEach(name -> numbers.add(new SliceNumbers()));
    }

    /**
     * Begins a visit; a value for every dimension must follow, in order.
     *
     * @param user the user, copied
     * @param epochDay the day
     * @param offset the offset of the event in its input partition, not smaller than that of the visit before
     */
    public void visit(ByteSlice user, int epochDay, long offset) {
        body.putSlice(user);
        body.putZigZag(epochDay - lastDay);
        body.putVarLong(offset - lastOffset);
        lastDay = epochDay;
        lastOffset = offset;
        visits++;
    }

    /**
     * Adds the value of a dimension to the visit begun last.
     *
     * @param dimension the dimension's index
     * @param value its value, copied; empty if the event has none
     */
    public void dimension(int dimension, ByteSlice value) {
        SliceNumbers known = numbers.get(dimension);
        int number = known.find(value);
        if (number >= 0) {
            body.putVarLong(number);
        } else {
            body.putVarLong(known.add(value));
            body.putSlice(value);
        }
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
     * How large the batch has become, nearly.
     *
     * @return bytes without the header
     */
    public int size() {
        return body.size();
    }

    /**
     * Takes the batch out and begins the next one.
     *
     * @param topic the input topic
     * @param partition the input partition
     * @param read how many events were read since the last batch that told
     * @param lost how many events were deleted before they could be read, since then
     * @param repeats how many events that were read are repeats for certain, and not among the visits; an earlier batch may have told that they
     *     were read
     * @param rejected how many of those were rejected, by reason
     * @return the record's value
     */
    public byte[] take(
            String topic, int partition, long read, long lost, long repeats, Map<RejectReason, Long> rejected) {
        header.clear();
        new BatchHeader(topic, partition, read, lost, repeats, rejected, dimensions, visits).write(header);
        byte[] batch = header.toByteArray(body);
        body.clear();
        numbers.forEach(SliceNumbers::clear);
        visits = 0;
        lastDay = 0;
        lastOffset = 0;
        return batch;
    }
}
