package dev.rollcall.bench.result;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Several measurements of one quantity.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param min the smallest
 * @param max the largest
 */
record Spread(double median, double min, double max) {
    static <T> Spread of(List<T> measured, ToDoubleFunction<T> quantity) {
        double[] sorted = measured.stream().mapToDouble(quantity).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** The median, and the range if there is one, in a unit and with a number of digits after the point. */
    String text(double unit, int digits) {
        String number = "%,." + digits + "f";
        String all = String.format(Locale.ROOT, number, median / unit);
        if (min == max) {
            return all;
        }
        return all + String.format(Locale.ROOT, " (" + number + " to " + number + ")", min / unit, max / unit);
    }
}
