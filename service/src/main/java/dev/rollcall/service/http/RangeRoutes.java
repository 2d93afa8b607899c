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
import dev.rollcall.service.report.query.GrowthFields;
import dev.rollcall.service.report.range.CalendarPeriod;
import dev.rollcall.service.report.range.DayGaps;
import dev.rollcall.service.report.range.OpenDays;
import dev.rollcall.service.report.range.Ranges;
import dev.rollcall.settings.Settings;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What follows from the gaps: distinct users of any range of days, and growth from period to period. */
final class RangeRoutes {
    private final Settings settings;
    private final Supplier<PublishedFeed> feed;

    RangeRoutes(Settings settings, Supplier<PublishedFeed> feed) {
        this.settings = settings;
        this.feed = feed;
    }

    /** One number: the users of a range, or of a calendar period. */
    void uniqueUsers(Context context) {
        Parameters parameters = new Parameters(context, Set.of(FROM, TO, SEGMENT, PERIOD));
        RecentDays<DayGaps> gaps = feed.get().rows().gaps();
        String segment = parameters.knownSegment(SEGMENT, gaps);
        OpenDays open = open(gaps);
        Optional<CalendarPeriod> period = parameters.text(PERIOD).map(name -> named(name, open));
        if (period.isPresent()
                && (parameters.text(FROM).isPresent() || parameters.text(TO).isPresent())) {
            throw Problem.badParameter(PERIOD, "cannot be given together with from or to");
        }
        LocalDate from = period.map(CalendarPeriod::from).orElseGet(() -> parameters.day(FROM, first(segment, gaps)));
        LocalDate to = period.map(CalendarPeriod::to).orElseGet(() -> parameters.dayFrom(TO, open.newest(), from));
        requireKept(segment, from, gaps);
        Answer.send(
                context,
                new Users(
                        segment,
                        settings.zone().getId(),
                        period.map(CalendarPeriod::toString).orElse(null),
                        from.toString(),
                        to.toString(),
                        new Ranges(gaps.of(segment, from, to)).users(from, to),
                        open.isOver(to),
                        open.isOpen(to),
                        updated(gaps)));
    }

    private static CalendarPeriod named(String name, OpenDays open) {
        return switch (name) {
            case "latest-week" -> CalendarPeriod.of(Period.WEEK, open.newest()).previous();
            case "latest-month" ->
                CalendarPeriod.of(Period.MONTH, open.newest()).previous();
            default -> parsed(name);
        };
    }

    private static CalendarPeriod parsed(String name) {
        try {
            return CalendarPeriod.parse(name);
        } catch (IllegalArgumentException e) {
            throw Problem.badParameter(
                    PERIOD, "no period; write it as 2026-W47, 2026-11, 2026-11-22, latest-week or latest-month");
        }
    }

    /** Who came, stayed, came back and went away, period by period. */
    void growth(Context context) {
        Parameters parameters = new Parameters(context, Set.of(FROM, TO, SEGMENT, PERIOD));
        RecentDays<DayGaps> gaps = feed.get().rows().gaps();
        String segment = parameters.knownSegment(SEGMENT, gaps);
        OpenDays open = open(gaps);
        Period period = parameters.period(PERIOD);
        LocalDate from = parameters.day(FROM, firstWithAnother(period, segment, gaps));
        LocalDate to = parameters.dayFrom(TO, later(open.newest(), from), from);
        if (from.isAfter(open.newest())) {
            throw Problem.badParameter(FROM, "is after the newest day, " + open.newest());
        }
        // Of the days before the first one there is nothing to tell.
        from = later(from, gaps.first().orElse(from));
        // What is shown of the first period needs the one before.
        LocalDate needed = CalendarPeriod.of(period, from).previous().from();
        requireKept(segment, needed, gaps);
        List<CalendarPeriod> periods = CalendarPeriod.of(period, from, earlier(to, open.newest()));
        Ranges ranges = new Ranges(gaps.of(segment, needed, later(needed, open.newest())));
        Answer.send(
                context,
                new Growths(
                        segment,
                        settings.zone().getId(),
                        period.toString(),
                        updated(gaps),
                        open.from().toString(),
                        gaps.keptFrom(segment).map(LocalDate::toString).orElse(null),
                        periods.stream()
                                .map(each -> GrowthFields.of(ranges.growth(each), open))
                                .toList()));
    }

    private OpenDays open(RecentDays<DayGaps> gaps) {
        LocalDate newest = gaps.newest()
                .orElseThrow(
                        () -> new Problem(404, "nothing-counted", "Nothing counted", "there are no gaps rows yet"));
        return OpenDays.of(newest, settings.maxLateness());
    }

    private static LocalDate first(String segment, RecentDays<DayGaps> gaps) {
        return gaps.keptFrom(segment).or(gaps::first).orElse(LocalDate.EPOCH);
    }

    /** The first day of the first period that has all days of the period before it in memory. */
    private static LocalDate firstWithAnother(Period period, String segment, RecentDays<DayGaps> gaps) {
        LocalDate first = first(segment, gaps);
        if (gaps.keptFrom(segment).isEmpty()) {
            return first;
        }
        int kept = CalendarPeriod.of(period, first.minusDays(1)).number() + 1;
        return new CalendarPeriod(period, kept + 1).from();
    }

    private static void requireKept(String segment, LocalDate from, RecentDays<DayGaps> gaps) {
        gaps.keptFrom(segment).filter(from::isBefore).ifPresent(kept -> {
            throw Problem.leftOut(segment, kept);
        });
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static String updated(RecentDays<DayGaps> gaps) {
        return gaps.updated().map(Instant::toString).orElse(null);
    }

    private record Users(
            String segment,
            String zone,
            @JsonInclude(Include.NON_NULL) String period,
            String from,
            String to,
            long users,
            boolean over,
            boolean open,
            String updated) {}

    private record Growths(
            String segment,
            String zone,
            String period,
            String updated,
            String openFrom,
            @JsonInclude(Include.NON_NULL) String keptFrom,
            List<Map<String, Object>> periods) {}
}
