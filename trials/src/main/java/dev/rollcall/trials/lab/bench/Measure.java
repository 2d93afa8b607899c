package dev.rollcall.trials.lab.bench;

import static dev.rollcall.trials.traffic.Wording.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of numbered events on their way. Immutable.
 *
 * @param events how many were sent
 * @param lost how many of them never arrived
 * @param doubled how many of them arrived more than once
 * @param outOfOrder how many of them came for the first time behind one of the same partition that was sent later
 */
public record Measure(int events, int lost, int doubled, int outOfOrder) {
    /**
     * Whether all came once and in order.
     *
     * @return false if anything is wrong
     */
    public boolean isClean() {
        return lost == 0 && doubled == 0 && outOfOrder == 0;
    }

    /**
     * The three numbers for a table.
     *
     * @return as {@code 1,204}, {@code 0}, {@code 1}
     */
    public List<String> cells() {
        return Stream.of(lost, doubled, outOfOrder)
                .map(number -> text("%,d", number))
                .toList();
    }

    /** The three numbers, as {@code 3 / 0 / 1}. */
    @Override
    public String toString() {
        return lost + " / " + doubled + " / " + outOfOrder;
    }
}
