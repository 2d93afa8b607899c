package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
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
    private static final String CURVE = "dau curve";
    private static final Comparator<ReportRow> LARGEST_FIRST = Comparator.comparing(ReportRow::day)
            .thenComparing(ReportRow::dau)
            .reversed()
            .thenComparing(ReportRow::segment);

    private final String dimension;
    private final int terminalWidth;
    private Grid grid = new Grid(2, List.of(header()));

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
        List<List<String>> lines = new ArrayList<>();
        lines.add(header());
        latest.forEach(row -> lines.add(cells(row)));
        grid = new Grid(2, lines);

        List<LocalDate> days = days(rows);
        out.print("segments of " + DisplayText.fit(dimension, SEGMENT_WIDTH) + Counts.zones(rows) + "\n");
        out.print(range(days) + "\n");
        out.print(grid.line(header(), days.isEmpty() ? "" : CURVE) + "\n");
        latest.forEach(row -> out.print(grid.line(cells(row), curve(segments.get(row.segment()), days)) + "\n"));
        out.print(Counts.rowCount(latest.size()) + "\n");
        if (!rows.isEmpty()) {
            out.print(Counts.mayAddUp(dimension) + "\n");
        }
    }

    /** The days of the curves, of which the latest count most. */
    private List<LocalDate> days(List<ReportRow> rows) {
        if (rows.isEmpty() || grid.rest(terminalWidth) < CURVE.length()) {
            return List.of();
        }
        LocalDate last = rows.get(rows.size() - 1).day();
        LocalDate fitting = last.minusDays(grid.rest(terminalWidth)).plusDays(1);
        LocalDate first = rows.get(0).day();
        return (first.isBefore(fitting) ? fitting : first)
                .datesUntil(last.plusDays(1))
                .toList();
    }

    private static String range(List<LocalDate> days) {
        return days.isEmpty()
                ? ""
                : CURVE + " from " + days.get(0) + " to " + days.get(days.size() - 1) + ", each to its own scale\n";
    }

    /** Each curve is drawn to its own scale, for a small segment's ups and downs are as telling as a large one's. */
    private static String curve(NavigableMap<LocalDate, ReportRow> rows, List<LocalDate> days) {
        long largest = Counts.largestDau(
                days.stream().filter(rows::containsKey).map(rows::get).toList());
        StringBuilder curve = new StringBuilder();
        for (LocalDate day : days) {
            ReportRow row = rows.get(day);
            curve.append(row == null ? ' ' : Bars.vertical(row.dau(), largest));
        }
        return curve.toString();
    }

    @Override
    public void showChanged(ReportRow row, PrintWriter out) {
        out.print(grid.line(cells(row)) + "\n");
    }

    private static List<String> header() {
        List<String> cells = new ArrayList<>(List.of("segment", "day"));
        cells.addAll(Counts.HEADER);
        return cells;
    }

    private static List<String> cells(ReportRow row) {
        List<String> cells = new ArrayList<>();
        cells.add(DisplayText.fit(row.segment(), SEGMENT_WIDTH));
        cells.add(row.day().toString());
        cells.addAll(Counts.cells(row));
        return cells;
    }
}
