package dev.rollcall.service.http;

import static dev.rollcall.service.http.Parameters.FROM;
import static dev.rollcall.service.http.Parameters.SEGMENT;
import static dev.rollcall.service.http.Parameters.TO;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.rollcall.service.report.feed.PublishedFeed;
import dev.rollcall.service.report.feed.PublishedRow;
import dev.rollcall.service.report.feed.RecentDays;
import dev.rollcall.service.report.range.OpenDays;
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
        LocalDate to = parameters.dayFrom(TO, LocalDate.MAX, from);
        RecentDays<PublishedRow> rows = feed.get().rows().counts();
        String segment = parameters.knownSegment(SEGMENT, rows);
        Answer.send(context, body(segment, from, to, rows));
    }

    private Body body(String segment, LocalDate from, LocalDate to, RecentDays<PublishedRow> all) {
        List<PublishedRow> rows = all.of(segment, from, to);
        ZoneId zone = rows.isEmpty()
                ? settings.zone()
                : rows.get(rows.size() - 1).row().zone();
        Optional<Instant> updated = rows.stream().map(PublishedRow::at).max(Comparator.naturalOrder());
        return new Body(
                segment,
                zone.getId(),
                new Windows(settings.wauDays(), settings.mauDays()),
                updated.map(Instant::toString).orElse(null),
                all.newest()
                        .map(newest ->
                                OpenDays.of(newest, settings.maxLateness()).from())
                        .map(LocalDate::toString)
                        .orElse(null),
                all.keptFrom(segment).map(LocalDate::toString).orElse(null),
                rows.stream().map(RowJson::ofDay).toList());
    }

    private record Body(
            String segment,
            String zone,
            Windows windows,
            String updated,
            String openFrom,
            @JsonInclude(Include.NON_NULL) String keptFrom,
            List<Map<String, Object>> rows) {}

    private record Windows(int wau, int mau) {}
}
