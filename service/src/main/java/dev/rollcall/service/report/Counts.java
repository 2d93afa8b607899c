package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The counts of a report row as a person reads them. */
final class Counts {
    static final List<String> HEADER = List.of("dau", "wau", "mau", "new", "stickiness");

    private Counts() {}

    /** One cell for each name in the header. */
    static List<String> cells(ReportRow row) {
        return List.of(
                number(row.dau()), number(row.wau()), number(row.mau()), number(row.newUsers()), stickiness(row));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Which part of the month's users came on the day, or {@code -} when there were none. */
    private static String stickiness(ReportRow row) {
        return row.mau() == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", 100.0 * row.dau() / row.mau());
    }

    /** The zones of the rows, of which there is one unless the configuration was changed: {@code zone UTC}. */
    static String zones(List<ReportRow> rows) {
        return rows.stream()
                .map(row -> row.zone().getId())
                .distinct()
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), zones -> zones.isEmpty() ? "" : ", zone " + zones));
    }

    static String rowCount(int rows) {
        return rows == 1 ? "(1 row)" : String.format(Locale.ROOT, "(%,d rows)", rows);
    }

    /** What must be known to read the numbers of a dimension's segments. */
    static String mayAddUp(String dimension) {
        return "A user counts once in every " + DisplayText.fit(dimension, 40)
                + " it was seen with, so these may add up to more than all.";
    }

    static long largestDau(List<ReportRow> rows) {
        return rows.stream().mapToLong(ReportRow::dau).max().orElse(0);
    }
}
