package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.text.DisplayText;
import dev.rollcall.service.text.TextTable;
import dev.rollcall.service.text.Wording;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The days of one segment, one line each, with a bar of its daily active users. Not thread-safe. */
public final class SegmentTable implements RowRendering {
    private static final int SEGMENT_WIDTH = 60;
    private static final String ALIGNMENT = "lr";
    private static final List<String> HEADER = RowCells.header("day");

    private final String segment;
    private final int terminalWidth;
    private TextTable table = new TextTable(ALIGNMENT, List.of(HEADER));
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
        List<List<String>> lines = new ArrayList<>(List.of(HEADER));
        rows.forEach(row -> lines.add(cells(row)));
        table = new TextTable(ALIGNMENT, lines);
        largestDau = RowCells.largestDau(rows.stream());

        out.print("segment " + DisplayText.fit(segment, SEGMENT_WIDTH) + RowCells.zones(rows) + "\n\n");
        out.print(table.line(HEADER) + "\n");
        rows.forEach(row -> showRow(row, out));
        out.print("(" + Wording.count(rows.size(), "row") + ")\n");
        int end = segment.indexOf('=');
        if (end >= 0 && !rows.isEmpty()) {
            out.print(RowCells.mayAddUp(segment.substring(0, end)) + "\n");
        }
    }

    @Override
    public void showChanged(ReportRow row, PrintWriter out) {
        largestDau = Math.max(largestDau, row.counts().dau());
        showRow(row, out);
    }

    private void showRow(ReportRow row, PrintWriter out) {
        List<String> cells = new ArrayList<>(cells(row));
        cells.add(Bars.horizontal(row.counts().dau(), largestDau, table.rest(terminalWidth)));
        out.print(table.line(cells) + "\n");
    }

    private static List<String> cells(ReportRow row) {
        return RowCells.of(row, row.day().toString());
    }
}
