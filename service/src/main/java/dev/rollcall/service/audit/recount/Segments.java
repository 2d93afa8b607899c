package dev.rollcall.service.audit.recount;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.UserError;
import dev.rollcall.service.text.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the names of segments, given in the order in which they are met. Not thread-safe. */
public final class Segments {
    /** The number of the segment of all users. */
    public static final int ALL = 0;

    private final List<String> names = new ArrayList<>(List.of(ReportRow.ALL));
    private final Map<String, Integer> numbers = new HashMap<>(Map.of(ReportRow.ALL, ALL));

    /**
     * The number of a segment.
     *
     * @param name the segment, not null
     * @return its number, always the same
     * @throws UserError if there are more segments than an audit can take
     */
    public int number(String name) {
        return numbers.computeIfAbsent(name, unknown -> {
            if (names.size() == Facts.MOST_SEGMENTS) {
                throw new UserError("dimensions: there are more than " + Wording.number(Facts.MOST_SEGMENTS)
                        + " segments, and no more can be compared");
            }
            names.add(unknown);
            return names.size() - 1;
        });
    }

    /**
     * The segment of a number.
     *
     * @param number the number
     * @return the segment
     */
    public String name(int number) {
        return names.get(number);
    }
}
