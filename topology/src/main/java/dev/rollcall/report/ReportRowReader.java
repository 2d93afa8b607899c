package dev.rollcall.report;

import static dev.rollcall.report.JsonObjects.present;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Collects the fields of one report row. */
final class ReportRowReader {
    private final Map<String, Long> counts = new HashMap<>();
    private LocalDate day;
    private ZoneId zone;
    private String segment;

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
            case "dau", "wau", "mau", "new", "returning", "resurrected", "dormant", "wtd", "mtd" ->
                counts.put(name, JsonObjects.count(value));
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
                new Counts(
                        count("dau"),
                        count("wau"),
                        count("mau"),
                        count("new"),
                        count("returning"),
                        count("resurrected"),
                        count("dormant"),
                        count("wtd"),
                        count("mtd")));
    }

    private long count(String name) throws IOException {
        return present(name, counts.get(name));
    }
}
