package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
import java.io.PrintWriter;
import java.util.List;

/** Report rows as CSV with a header, quoted as in RFC 4180, but with lines as everywhere in Unix. Not thread-safe. */
final class CsvRows implements RowRendering {
    private static final String HEADER = "day,zone,segment,dau,wau,mau,new\n";

    @Override
    public void showAll(List<ReportRow> rows, PrintWriter out) {
        out.print(HEADER);
        rows.forEach(row -> showChanged(row, out));
    }

    @Override
    public void showChanged(ReportRow row, PrintWriter out) {
        out.print(row.day() + "," + field(row.zone().getId()) + "," + field(row.segment()));
        out.print("," + row.dau() + "," + row.wau() + "," + row.mau() + "," + row.newUsers() + "\n");
    }

    private static String field(String text) {
        boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
