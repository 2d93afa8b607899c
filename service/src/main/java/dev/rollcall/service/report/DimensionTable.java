package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.text.DisplayText;
import dev.rollcall.service.text.TextTable;
import dev.rollcall.service.text.Wording;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The segments of one dimension, one line each: the counts of its latest day and the curve of its daily active users up to
 * the latest day of all, as far as the terminal is wide enough. The segment with the most users on the latest day comes first.
 *
 * <p>Not thread-safe.
 */
public final class DimensionTable implements RowRendering {
    private static final int SEGMENT_WIDTH = 40;
    private static final String ALIGNMENT = "llr";
    private static final List<String> HEADER = RowCells.header("segment", "day");
    private static final String CURVE = "dau curve";
    private static final Comparator<ReportRow> LARGEST_FIRST = Comparator.comparing(ReportRow::day)
            .thenComparing(row -> row.counts().dau())
            .reversed()
            .thenComparing(ReportRow::segment);

    private final String dimension;
    private final int terminalWidth;
    private TextTable table = new TextTable(ALIGNMENT, List.of(HEADER));

    /**
     * Begins a table.
     *
     * @param dimension the dimension's name, not null
     * @param terminalWidth columns
     */
    public DimensionTable(String dimension, int terminalWidth) {
        this.dimension = dimension;
        this.terminalWidth = terminalWidth;
    }

    @Override
    public void showAll(List<ReportRow> rows, PrintWriter out) {
        Map<String, NavigableMap<LocalDate, ReportRow>> segments = rows.stream()
                .collect(Collectors.groupingBy(
                        ReportRow::segment,
                        Collectors.toMap(ReportRow::day, row -> row, (before, after) -> after, TreeMap::new)));
        List<ReportRow> latest = segments.values().stream()
                .map(days -> days.lastEntry().getValue())
                .sorted(LARGEST_FIRST)
                .toList();
        List<List<String>> lines = new ArrayList<>(List.of(HEADER));
        latest.forEach(row -> lines.add(cells(row)));
        table = new TextTable(ALIGNMENT, lines);

        List<LocalDate> days = days(rows);
        out.print("segments of " + DisplayText.fit(dimension, SEGMENT_WIDTH) + RowCells.zones(rows) + "\n");
        out.print(range(days) + "\n");
        show(HEADER, days.isEmpty() ? "" : CURVE, out);
        latest.forEach(row -> show(cells(row), curve(segments.get(row.segment()), days), out));
        out.print("(" + Wording.count(latest.size(), "row") + ")\n");
        if (!rows.isEmpty()) {
            out.print(RowCells.mayAddUp(dimension) + "\n");
        }
    }

    /** The days of the curves, of which the latest count most. */
    private List<LocalDate> days(List<ReportRow> rows) {
        int width = table.rest(terminalWidth);
        if (rows.isEmpty() || width < CURVE.length()) {
            return List.of();
        }
        LocalDate end = rows.get(rows.size() - 1).day().plusDays(1);
        LocalDate fitting = end.minusDays(width);
        LocalDate first = rows.get(0).day();
        return (first.isBefore(fitting) ? fitting : first).datesUntil(end).toList();
    }

    private static String range(List<LocalDate> days) {
        return days.isEmpty()
                ? ""
                : CURVE + " from " + days.get(0) + " to " + days.get(days.size() - 1) + ", each to its own scale\n";
    }

    /** Each curve is drawn to its own scale, for a small segment's ups and downs are as telling as a large one's. */
    private static String curve(NavigableMap<LocalDate, ReportRow> rows, List<LocalDate> days) {
        long largest =
                RowCells.largestDau(days.stream().filter(rows::containsKey).map(rows::get));
        StringBuilder curve = new StringBuilder();
        for (LocalDate day : days) {
            ReportRow row = rows.get(day);
            curve.append(row == null ? ' ' : Bars.vertical(row.counts().dau(), largest));
        }
        return curve.toString();
    }

    private void show(List<String> cells, String last, PrintWriter out) {
        List<String> all = new ArrayList<>(cells);
        all.add(last);
        out.print(table.line(all) + "\n");
    }

    @Override
    public void showChanged(ReportRow row, PrintWriter out) {
        out.print(table.line(cells(row)) + "\n");
    }

    private static List<String> cells(ReportRow row) {
        return RowCells.of(
                row, DisplayText.fit(row.segment(), SEGMENT_WIDTH), row.day().toString());
    }
}
