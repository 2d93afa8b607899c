package dev.rollcall.service.report;

import dev.rollcall.report.Counts;
import dev.rollcall.report.ReportRow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Report rows to test with, and what a rendering makes of them. */
final class Rows {
    private Rows() {}

    static ReportRow row(String day, String segment, long dau, long wau, long mau, long newUsers) {
        return new ReportRow(
                LocalDate.parse(day), ZoneId.of("UTC"), segment, new Counts(dau, wau, mau, newUsers, 0, 0, 0, 0, 0));
    }

    static ConsumerRecord<byte[], byte[]> record(ReportRow row) {
        return new ConsumerRecord<>("active-users", 0, 7, row.key(), row.value());
    }

    static ConsumerRecord<byte[], byte[]> takenBack(ReportRow row) {
        return new ConsumerRecord<>("active-users", 0, 7, row.key(), null);
    }

    static String shown(RowRendering rendering, ReportRow... rows) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        rendering.showAll(List.of(rows), out);
        return text.toString();
    }

    static String shownAfterwards(RowRendering rendering, ReportRow changed) {
        StringWriter text = new StringWriter();
        rendering.showChanged(changed, new PrintWriter(text));
        return text.toString();
    }
}
