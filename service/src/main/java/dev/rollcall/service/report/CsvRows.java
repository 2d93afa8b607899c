package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.text.CsvLine;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/** Report rows as CSV with a header, quoted as in RFC 4180, but with lines as everywhere in Unix. Not thread-safe. */
final class CsvRows implements RowRendering {
    @Override
    public void showAll(List<ReportRow> rows, PrintWriter out) {
        line(Stream.of("day", "zone", "segment"), Count.SHOWN.stream().map(Count::field), out);
        RowRendering.super.showAll(rows, out);
    }

    @Override
    public void showChanged(ReportRow row, PrintWriter out) {
        line(
                Stream.of(row.day().toString(), row.zone().getId(), row.segment()),
                Count.SHOWN.stream().map(count -> Long.toString(count.of(row))),
                out);
    }

    private static void line(Stream<String> key, Stream<String> counts, PrintWriter out) {
        out.print(CsvLine.of(Stream.concat(key, counts)));
    }
}
