package dev.rollcall.service.http;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.feed.PublishedFeed;
import dev.rollcall.service.report.feed.RecentDays;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The names of the segments, {@code all} first. */
final class SegmentsRoute implements Handler {
    private static final String PREFIX = "prefix";
    private static final String LIMIT = "limit";
    private static final int USUAL_LIMIT = 1000;
    private static final int MOST = 10_000;

    private final Supplier<PublishedFeed> feed;

    SegmentsRoute(Supplier<PublishedFeed> feed) {
        this.feed = feed;
    }

    @Override
    public void handle(Context context) {
        Parameters parameters = new Parameters(context, Set.of(PREFIX, LIMIT));
        String prefix = parameters.text(PREFIX).orElse("");
        int limit = parameters.number(LIMIT, USUAL_LIMIT, 1, MOST);
        RecentDays<?> rows = feed.get().rows().counts();
        List<String> shown = new ArrayList<>();
        int total = 0;
        for (Iterator<String> found = found(prefix, rows); found.hasNext(); total++) {
            String segment = found.next();
            if (total < limit) {
                shown.add(segment);
            }
        }
        Answer.send(context, new Body(total, !rows.segmentsMissing() && total <= limit, shown));
    }

    private static Iterator<String> found(String prefix, RecentDays<?> rows) {
        Stream<String> all = Stream.of(ReportRow.ALL).filter(segment -> segment.startsWith(prefix));
        return Stream.concat(all, rows.segments(prefix)).iterator();
    }

    private record Body(int total, boolean complete, List<String> segments) {}
}
