package dev.rollcall.totals;

import dev.rollcall.changes.Histogram;

/**
 * Which histogram it is.
 *
 * @param kind what is counted in it
 * @param period the number of the day, week or month that it is of
 * @param segment the segment's name
 */
record HistogramKey(Histogram kind, int period, String segment) {
    static HistogramKey gaps(String segment, int epochDay) {
        return new HistogramKey(Histogram.GAPS, epochDay, segment);
    }
}
