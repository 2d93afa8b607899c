package dev.rollcall.service.report.query;

import dev.rollcall.report.Period;
import dev.rollcall.service.report.RowKey;
import dev.rollcall.service.report.RowSelection;
import dev.rollcall.service.report.range.CalendarPeriod;
import dev.rollcall.service.report.range.Growth;
import dev.rollcall.service.report.range.OpenDays;
import dev.rollcall.settings.Settings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Who came, stayed, came back and went away, day by day, week by week or month by month. Not thread-safe. */
public final class GrowthByPeriod implements Question {
    private final Period period;
    private final LatestGaps gaps;

    /**
     * The question.
     *
     * @param period day, week or month, not null
     * @param selection the days and the segments, not null; periods are shown whole if one of their days is asked for
     * @param maxLateness how late an event may be, not null
     */
    public GrowthByPeriod(Period period, RowSelection selection, Duration maxLateness) {
        this.period = period;
        gaps = new LatestGaps(selection, maxLateness);
    }

    @Override
    public String topic(Settings settings) {
        return settings.gapsTopic();
    }

    @Override
    public void learn(ConsumerRecord<byte[], byte[]> record) {
        gaps.learn(record);
    }

    @Override
    public List<RowKey> keys() {
        return gaps.keys();
    }

    @Override
    public Answer answer() {
        Optional<OpenDays> open = gaps.open();
        Map<String, List<Growth>> segments = new LinkedHashMap<>();
        if (open.isPresent() && gaps.knows(gaps.from(), gaps.to())) {
            // Of other days than those that are known there is nothing to tell.
            LocalDate to = gaps.to().isAfter(open.get().newest()) ? open.get().newest() : gaps.to();
            List<CalendarPeriod> periods = CalendarPeriod.of(period, gaps.fromKnown(), to);
            gaps.ranges()
                    .forEach((segment, ranges) -> segments.put(
                            segment, periods.stream().map(ranges::growth).toList()));
        }
        return new GrowthAnswer(period, gaps.zone(), gaps.choice(), open.orElse(null), segments);
    }
}
