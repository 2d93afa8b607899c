package dev.rollcall.service.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.feed.PublishedFeed;
import dev.rollcall.service.report.feed.PublishedRow;
import dev.rollcall.service.report.feed.RecentRows;
import dev.rollcall.settings.Settings;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The report rows of one segment, by day. */
final class ActiveUsersRoute implements Handler {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String SEGMENT = "segment";

    private final Settings settings;
    private final Supplier<PublishedFeed> feed;

    ActiveUsersRoute(Settings settings, Supplier<PublishedFeed> feed) {
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
        RecentRows rows = feed.get().rows();
        if (!rows.knows(segment)) {
            throw noSuchSegment(segment, rows);
        }
        Answer.send(context, body(segment, rows.of(segment, from, to), keptFrom(segment, rows)));
    }

    private static Optional<LocalDate> keptFrom(String segment, RecentRows rows) {
        return segment.equals(ReportRow.ALL) ? Optional.empty() : rows.keptFrom();
    }

    private static Problem noSuchSegment(String segment, RecentRows rows) {
        String detail = rows.segmentsMissing()
                ? "there is no such segment among those that fit into the memory of this instance; read the output topic for the others"
                : "nothing was published for it; /api/v1/segments lists those that there are";
        return new Problem(404, "no-such-segment", "No such segment", detail).with(SEGMENT, segment);
    }

    private Body body(String segment, List<PublishedRow> rows, Optional<LocalDate> keptFrom) {
        ZoneId zone = rows.isEmpty()
                ? settings.zone()
                : rows.get(rows.size() - 1).row().zone();
        Optional<Instant> updated = rows.stream().map(PublishedRow::at).max(Comparator.naturalOrder());
        return new Body(
                segment,
                zone.getId(),
                new Windows(settings.wauDays(), settings.mauDays()),
                updated.map(Instant::toString).orElse(null),
                keptFrom.map(LocalDate::toString).orElse(null),
                rows.stream().map(RowJson::ofDay).toList());
    }

    private record Body(
            String segment,
            String zone,
            Windows windows,
            String updated,
            @JsonInclude(Include.NON_NULL) String keptFrom,
            List<Map<String, Object>> rows) {}

    private record Windows(int wau, int mau) {}
}
