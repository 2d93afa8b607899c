package dev.rollcall.service.http;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.feed.PublishedFeed;
import dev.rollcall.service.report.feed.PublishedRows;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Stream;

/** The names of the segments, {@code all} first. */
final class SegmentsRoute implements Handler {
    private static final String PREFIX = "prefix";
    private static final String LIMIT = "limit";
    private static final int USUAL_LIMIT = 1000;
    private static final int MOST = 10_000;

    private final PublishedFeed feed;

    SegmentsRoute(PublishedFeed feed) {
        this.feed = feed;
    }

    @Override
    public void handle(Context context) {
        Parameters parameters = new Parameters(context, Set.of(PREFIX, LIMIT));
        String prefix = parameters.text(PREFIX).orElse("");
        int limit = parameters.number(LIMIT, USUAL_LIMIT, 1, MOST);
        PublishedRows rows = Feeds.loaded(feed).rows();
        NavigableSet<String> segments = rows.segments();
        List<String> found = Stream.concat(Stream.of(ReportRow.ALL), segments.stream())
                .filter(segment -> segment.startsWith(prefix))
                .toList();
        boolean missing = rows.segmentsMissing();
        Answer.send(context, Json.CONTENT_TYPE, body(found, limit, missing));
    }

    private static byte[] body(List<String> found, int limit, boolean missing) {
        return Json.object(json -> {
            json.writeNumberField("total", found.size());
            json.writeBooleanField("complete", !missing && found.size() <= limit);
            json.writeArrayFieldStart("segments");
            for (String segment : found.subList(0, Math.min(limit, found.size()))) {
                json.writeString(segment);
            }
            json.writeEndArray();
        });
    }
}
