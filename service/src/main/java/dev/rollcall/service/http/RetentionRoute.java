package dev.rollcall.service.http;

import static dev.rollcall.service.http.Parameters.FROM;
import static dev.rollcall.service.http.Parameters.PERIOD;
import static dev.rollcall.service.http.Parameters.SEGMENT;
import static dev.rollcall.service.http.Parameters.TO;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.rollcall.report.Period;
import dev.rollcall.service.report.feed.PublishedFeed;
import dev.rollcall.service.report.feed.RecentDays;
import dev.rollcall.service.report.feed.RecentRows;
import dev.rollcall.service.report.range.CalendarPeriod;
import dev.rollcall.service.report.range.Cohort;
import dev.rollcall.settings.Settings;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** How many users of each cohort are active in the periods after it. */
final class RetentionRoute implements Handler {
    private final Settings settings;
    private final Supplier<PublishedFeed> feed;

    RetentionRoute(Settings settings, Supplier<PublishedFeed> feed) {
        this.settings = settings;
        this.feed = feed;
    }

    @Override
    public void handle(Context context) {
        Parameters parameters = new Parameters(context, Set.of(FROM, TO, SEGMENT, PERIOD));
        Period period = parameters.period(PERIOD);
        LocalDate from = parameters.day(FROM, LocalDate.MIN);
        LocalDate to = parameters.dayFrom(TO, LocalDate.MAX, from);
        RecentRows rows = feed.get().rows();
        Optional<CalendarPeriod> running = rows.gaps().newest().map(newest -> CalendarPeriod.of(period, newest));
        RecentDays<Cohort> cohorts = rows.cohorts(period);
        String segment = parameters.knownSegment(SEGMENT, cohorts);
        LocalDate firstDay = from.equals(LocalDate.MIN)
                ? from
                : CalendarPeriod.of(period, from).from();
        Answer.send(
                context,
                new Body(
                        segment,
                        settings.zone().getId(),
                        period.toString(),
                        cohorts.updated().map(Instant::toString).orElse(null),
                        running.map(CalendarPeriod::toString).orElse(null),
                        cohorts.keptFrom(segment).map(LocalDate::toString).orElse(null),
                        cohorts.of(segment, firstDay, to).stream()
                                .map(cohort -> Row.of(period, cohort, running))
                                .toList()));
    }

    /** The period in which the newest day lies is not over. */
    private record Body(
            String segment,
            String zone,
            String period,
            String updated,
            String running,
            @JsonInclude(Include.NON_NULL) String keptFrom,
            List<Row> cohorts) {}

    private record Row(String name, String cohort, long users, long[] active, boolean running) {
        static Row of(Period period, Cohort cohort, Optional<CalendarPeriod> newest) {
            CalendarPeriod own = CalendarPeriod.of(period, cohort.first());
            long[] active = cohort.active();
            int last = own.number() + active.length - 1;
            boolean running = newest.filter(each -> each.number() == last).isPresent();
            return new Row(own.toString(), cohort.first().toString(), active[0], active, running);
        }
    }
}
