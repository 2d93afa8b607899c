package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.visits.VisitsReader;
import java.util.Arrays;
import java.util.List;

/** The ledger's segment numbers for the dimension values of one batch, looked up once per value. Not thread-safe. */
final class BatchSegments {
    private final VisitsReader visits;
    private final SegmentNames names;
    private final List<String> dimensions;
    private final int[][] known;

    BatchSegments(VisitsReader visits, SegmentNames names) {
        this.visits = visits;
        this.names = names;
        dimensions = visits.header().dimensions();
        known = new int[dimensions.size()][0];
    }

    int dimensions() {
        return known.length;
    }

    /** The segment of the current visit in a dimension. */
    int segment(int dimension) {
        int number = visits.number(dimension);
        if (number >= known[dimension].length) {
            known[dimension] = Arrays.copyOf(known[dimension], Math.max(8, number * 2));
        }
        // Segment 0 is "all", which is no dimension's value: 0 says that this value was not looked up yet.
        if (known[dimension][number] == SegmentNames.ALL) {
            known[dimension][number] = names.number(dimensions.get(dimension) + '=' + visits.value(dimension, number));
        }
        return known[dimension][number];
    }

    /** The current visit's value of a dimension. */
    ByteSlice value(int dimension) {
        return visits.value(dimension, visits.number(dimension));
    }
}
