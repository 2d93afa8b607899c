package dev.rollcall.service.report;

import java.util.Objects;

/** Which segments are asked for. */
public sealed interface SegmentChoice {
    /**
     * Whether a segment is asked for.
     *
     * @param segment the segment, not null
     * @return whether to show it
     */
    boolean includes(String segment);

    /**
     * One segment.
     *
     * @param segment {@code all}, or one value of one dimension as in {@code country=DE}; not null
     */
    record One(String segment) implements SegmentChoice {
        /** Refuses null. */
        public One {
            Objects.requireNonNull(segment, "segment");
        }

        @Override
        public boolean includes(String other) {
            return segment.equals(other);
        }
    }

    /**
     * All values of one dimension.
     *
     * @param dimension the dimension's name, not null
     */
    record EachOf(String dimension) implements SegmentChoice {
        /** Refuses null. */
        public EachOf {
            Objects.requireNonNull(dimension, "dimension");
        }

        @Override
        public boolean includes(String segment) {
            return segment.startsWith(dimension + "=");
        }
    }
}
