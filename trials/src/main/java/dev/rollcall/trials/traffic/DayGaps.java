package dev.rollcall.trials.traffic;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When the users of a day were there before.
 *
 * @param newUsers how many were never there before
 * @param gaps how many of the others were there last so many days before, not null; those that occur
 */
public record DayGaps(long newUsers, SortedMap<Integer, Long> gaps) {
    /** Makes a copy. */
    public DayGaps {
        gaps = Collections.unmodifiableSortedMap(new TreeMap<>(gaps));
    }

    /** For a person to read. */
    @Override
    public String toString() {
        return "new " + newUsers + ", gaps " + gaps;
    }
}
