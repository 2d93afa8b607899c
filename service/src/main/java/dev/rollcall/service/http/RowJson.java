package dev.rollcall.service.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.feed.PublishedRow;
import java.io.IOException;

/** A report row as the API writes it: the fields of its record, and when it was published. */
final class RowJson {
    private RowJson() {}

    static byte[] of(PublishedRow published) {
        ReportRow row = published.row();
        return Json.object(json -> {
            json.writeStringField("day", row.day().toString());
            json.writeStringField("zone", row.zone().getId());
            json.writeStringField("segment", row.segment());
            counts(json, published);
        });
    }

    static void counts(JsonGenerator json, PublishedRow published) throws IOException {
        ReportRow row = published.row();
        json.writeNumberField("dau", row.dau());
        json.writeNumberField("wau", row.wau());
        json.writeNumberField("mau", row.mau());
        json.writeNumberField("new", row.newUsers());
        json.writeStringField("updated", published.published().toString());
    }
}
