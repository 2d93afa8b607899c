package dev.rollcall.service.report;

import static dev.rollcall.service.text.Wording.number;
import static dev.rollcall.service.text.Wording.text;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.text.DisplayText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The counts of report rows as a person reads them in a table. */
public final class RowCells {
    private RowCells() {}

    /** The header of some columns and of those of all counts. */
    static List<String> header(String... first) {
        return line(Stream.of(first), Count.SHOWN.stream().map(Count::field), "stickiness");
    }

    /** The cells of a row below that header. */
    static List<String> of(ReportRow row, String... first) {
        return line(Stream.of(first), Count.SHOWN.stream().map(count -> number(count.of(row))), stickiness(row));
    }

    private static List<String> line(Stream<String> first, Stream<String> counts, String last) {
        return Stream.of(first, counts, Stream.of(last)).flatMap(cells -> cells).toList();
    }

    /** Which part of the month's users came on the day, or {@code -} when there were none. */
    private static String stickiness(ReportRow row) {
        return row.counts().mau() == 0
                ? "-"
                : text("%.1f%%", 100.0 * row.counts().dau() / row.counts().mau());
    }

    /** The zones of the rows, of which there is one unless the configuration was changed: {@code zone UTC}. */
    static String zones(List<ReportRow> rows) {
        String zones = rows.stream().map(row -> row.zone().getId()).distinct().collect(Collectors.joining(", "));
        return zones.isEmpty() ? "" : ", zone " + zones;
    }

    /**
     * What must be known to read the numbers of a dimension's segments.
     *
     * @param dimension the dimension's name, not null
     * @return one sentence
     */
    public static String mayAddUp(String dimension) {
        return "A user counts once in every " + DisplayText.fit(dimension, 40)
                + " it was seen with, so these may add up to more than all.";
    }

    static long largestDau(Stream<ReportRow> rows) {
        return rows.mapToLong(row -> row.counts().dau()).max().orElse(0);
    }
}
