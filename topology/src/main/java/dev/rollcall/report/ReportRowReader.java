package dev.rollcall.report;

import static dev.rollcall.report.JsonObjects.present;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;

/** Collects the fields of one report row. */
final class ReportRowReader {
    private LocalDate day;
    private ZoneId zone;
    private String segment;
    private Long dau;
    private Long wau;
    private Long mau;
    private Long newUsers;

    private ReportRowReader() {}

    static ReportRow read(byte[] json) throws IOException {
        ReportRowReader reader = new ReportRowReader();
        JsonObjects.read(json, reader::field);
        return reader.row();
    }

    private void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "day" -> day = LocalDate.parse(JsonObjects.text(value));
            case "zone" -> zone = ZoneId.of(JsonObjects.text(value));
            case "segment" -> segment = JsonObjects.text(value);
            case "dau" -> dau = JsonObjects.count(value);
            case "wau" -> wau = JsonObjects.count(value);
            case "mau" -> mau = JsonObjects.count(value);
            case "new" -> newUsers = JsonObjects.count(value);
            default -> {
                // A later version's field.
            }
        }
    }

    private ReportRow row() throws IOException {
        return new ReportRow(
                present("day", day),
                present("zone", zone),
                present("segment", segment),
                present("dau", dau),
                present("wau", wau),
                present("mau", mau),
                present("new", newUsers));
    }
}
