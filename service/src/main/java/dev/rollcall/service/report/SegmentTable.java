package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The days of one segment, one line each, with a bar of its daily active users. Not thread-safe. */
public final class SegmentTable implements RowRendering {
    private static final int SEGMENT_WIDTH = 60;

    private final String segment;
    private final int terminalWidth;
    private Grid grid = new Grid(1, List.of(header()));
    private long largestDau;

    /**
     * Begins a table.
     *
     * @param segment the segment, not null
     * @param terminalWidth columns
     */
    public SegmentTable(String segment, int terminalWidth) {
        this.segment = segment;
        this.terminalWidth = terminalWidth;
    }

    @Override
    public void showAll(List<ReportRow> rows, PrintWriter out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header());
        rows.forEach(row -> lines.add(cells(row)));
        grid = new Grid(1, lines);
        largestDau = Counts.largestDau(rows);

        out.print("segment " + DisplayText.fit(segment, SEGMENT_WIDTH) + Counts.zones(rows) + "\n\n");
        out.print(grid.line(header()) + "\n");
        rows.forEach(row -> showRow(row, out));
        out.print(Counts.rowCount(rows.size()) + "\n");
        int end = segment.indexOf('=');
        if (end >= 0 && !rows.isEmpty()) {
            out.print(Counts.mayAddUp(segment.substring(0, end)) + "\n");
        }
    }

    @Override
    public void showChanged(ReportRow row, PrintWriter out) {
        largestDau = Math.max(largestDau, row.dau());
        showRow(row, out);
    }

    private void showRow(ReportRow row, PrintWriter out) {
        String bar = Bars.horizontal(row.dau(), largestDau, grid.rest(terminalWidth));
        out.print(grid.line(cells(row), bar) + "\n");
    }

    private static List<String> header() {
        return with("day", Counts.HEADER);
    }

    private static List<String> cells(ReportRow row) {
        return with(row.day().toString(), Counts.cells(row));
    }

    private static List<String> with(String first, List<String> others) {
        List<String> cells = new ArrayList<>();
        cells.add(first);
        cells.addAll(others);
        return cells;
    }
}
