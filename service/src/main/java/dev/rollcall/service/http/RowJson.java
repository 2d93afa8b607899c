package dev.rollcall.service.http;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.Count;
import dev.rollcall.service.report.feed.PublishedRow;
import dev.rollcall.service.text.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report row as the API writes it: the fields of its record, and when it was published. */
final class RowJson {
    private RowJson() {}

    static byte[] of(PublishedRow published) {
        ReportRow row = published.row();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("day", row.day().toString());
        fields.put("zone", row.zone().getId());
        fields.put("segment", row.segment());
        addCounts(fields, published);
        return Json.of(fields);
    }

    /** The fields of one of several rows of a segment. */
    static Map<String, Object> ofDay(PublishedRow published) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("day", published.row().day().toString());
        addCounts(fields, published);
        return fields;
    }

    private static void addCounts(Map<String, Object> fields, PublishedRow published) {
        Count.SHOWN.forEach(count -> fields.put(count.field(), count.of(published.row())));
        fields.put("updated", published.at().toString());
    }
}
