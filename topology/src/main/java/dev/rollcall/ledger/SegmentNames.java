package dev.rollcall.ledger;

import dev.rollcall.report.ReportRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the segments that a ledger task has met, in memory only. Not thread-safe. */
final class SegmentNames {
    /** The number of the segment that counts every user. */
    static final int ALL = 0;

    private final List<String> names = new ArrayList<>(List.of(ReportRow.ALL));
    private final Map<String, Integer> numbers = new HashMap<>(Map.of(ReportRow.ALL, ALL));

    int number(String name) {
        return numbers.computeIfAbsent(name, unknown -> {
            names.add(unknown);
            return names.size() - 1;
        });
    }

    String name(int number) {
        return names.get(number);
    }
}
