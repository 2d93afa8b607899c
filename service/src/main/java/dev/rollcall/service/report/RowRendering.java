package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
import java.io.PrintWriter;
import java.util.List;

/** A way to show report rows: first all that there are, then each that changed. Lines end with a line feed everywhere. */
public interface RowRendering {
    /**
     * Shows what there is; called once, before anything else.
     *
     * @param rows the rows by day, then by segment; possibly none, not null
     * @param out where to, not null; not flushed
     */
    default void showAll(List<ReportRow> rows, PrintWriter out) {
        rows.forEach(row -> showChanged(row, out));
    }

    /**
     * Shows a row that was added or has changed.
     *
     * @param row the row, not null
     * @param out where to, not null; not flushed
     */
    void showChanged(ReportRow row, PrintWriter out);
}
