package dev.rollcall.service.http;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.feed.PublishedFeed;
import dev.rollcall.service.report.feed.PublishedRow;
import dev.rollcall.service.report.feed.PublishedRows;
import dev.rollcall.settings.Settings;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The report rows of one segment, by day. */
final class ActiveUsersRoute implements Handler {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String SEGMENT = "segment";

    private final Settings settings;
    private final PublishedFeed feed;

    ActiveUsersRoute(Settings settings, PublishedFeed feed) {
        this.settings = settings;
        this.feed = feed;
    }

    @Override
    public void handle(Context context) {
        Parameters parameters = new Parameters(context, Set.of(FROM, TO, SEGMENT));
        LocalDate from = parameters.day(FROM, LocalDate.MIN);
        LocalDate to = parameters.day(TO, LocalDate.MAX);
        if (to.isBefore(from)) {
            throw Problem.badParameter(TO, "is before from");
        }
        String segment = parameters.segment(SEGMENT).orElse(ReportRow.ALL);
        PublishedRows rows = Feeds.loaded(feed).rows();
        if (!rows.knows(segment)) {
            throw noSuchSegment(segment, rows);
        }
        Answer.send(context, Json.CONTENT_TYPE, body(segment, rows.of(segment, from, to), keptFrom(segment, rows)));
    }

    private static Optional<LocalDate> keptFrom(String segment, PublishedRows rows) {
        return segment.equals(ReportRow.ALL) ? Optional.empty() : rows.keptFrom();
    }

    private static Problem noSuchSegment(String segment, PublishedRows rows) {
        String detail = rows.segmentsMissing()
                ? "there is no such segment among those that fit into the memory of this instance; read the output topic for the others"
                : "nothing was published for it; /api/v1/segments lists those that there are";
        return new Problem(404, "no-such-segment", "No such segment", detail).with(SEGMENT, segment);
    }

    private byte[] body(String segment, List<PublishedRow> rows, Optional<LocalDate> keptFrom) {
        return Json.object(json -> {
            json.writeStringField(SEGMENT, segment);
            json.writeStringField("zone", zone(rows));
            json.writeObjectFieldStart("windows");
            json.writeNumberField("wau", settings.wauDays());
            json.writeNumberField("mau", settings.mauDays());
            json.writeEndObject();
            json.writeStringField("updated", updated(rows));
            if (keptFrom.isPresent()) {
                json.writeStringField("keptFrom", keptFrom.get().toString());
            }
            json.writeArrayFieldStart("rows");
            for (PublishedRow row : rows) {
                json.writeStartObject();
                json.writeStringField("day", row.row().day().toString());
                RowJson.counts(json, row);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private String zone(List<PublishedRow> rows) {
        return (rows.isEmpty()
                        ? settings.zone()
                        : rows.get(rows.size() - 1).row().zone())
                .getId();
    }

    /** Null if there are no rows. */
    private static String updated(List<PublishedRow> rows) {
        return rows.stream()
                .map(PublishedRow::published)
                .max(Comparator.naturalOrder())
                .map(Instant::toString)
                .orElse(null);
    }
}
