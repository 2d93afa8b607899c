package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
import java.io.PrintWriter;
import java.util.List;

/** Report rows as JSON Lines, each the value of its record in the output topic. Not thread-safe. */
final class JsonLines implements RowRendering {
    @Override
    public void showAll(List<ReportRow> rows, PrintWriter out) {
        rows.forEach(row -> showChanged(row, out));
    }

    @Override
    public void showChanged(ReportRow row, PrintWriter out) {
        out.print(row.json());
        out.print('\n');
    }
}
