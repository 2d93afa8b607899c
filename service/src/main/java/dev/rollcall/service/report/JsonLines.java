package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
import java.io.PrintWriter;

/** Report rows as JSON Lines, each the value of its record in the output topic. Not thread-safe. */
final class JsonLines implements RowRendering {
    @Override
    public void showChanged(ReportRow row, PrintWriter out) {
        out.print(row.json() + "\n");
    }
}
