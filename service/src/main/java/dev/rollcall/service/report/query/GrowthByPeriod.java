package dev.rollcall.service.report.query;

import dev.rollcall.report.Period;
import dev.rollcall.service.report.RowSelection;
import dev.rollcall.service.report.range.CalendarPeriod;
import dev.rollcall.service.report.range.Growth;
import dev.rollcall.service.report.range.OpenDays;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who came, stayed, came back and went away, day by day, week by week or month by month. Not thread-safe. */
public final class GrowthByPeriod extends GapsQuestion {
    private final Period period;

    /**
     * The question.
     *
     * @param period day, week or month, not null
     * @param selection the days and the segments, not null; periods are shown whole if one of their days is asked for
     * @param maxLateness how late an event may be, not null
     */
    public GrowthByPeriod(Period period, RowSelection selection, Duration maxLateness) {
        super(selection, maxLateness);
        this.period = period;
    }

    @Override
    public Answer answer() {
        Optional<OpenDays> open = open();
        Map<String, List<Growth>> segments = new LinkedHashMap<>();
        if (open.isPresent() && knows(from(), to())) {
            // Of other days than those that are known there is nothing to tell.
            LocalDate to = to().isAfter(open.get().newest()) ? open.get().newest() : to();
            List<CalendarPeriod> periods = CalendarPeriod.of(period, fromKnown(), to);
            ranges().forEach((segment, ranges) ->
                    segments.put(segment, periods.stream().map(ranges::growth).toList()));
        }
        return new GrowthAnswer(period, zone(), choice(), open.orElse(null), segments);
    }
}
