package dev.rollcall.service.audit.published;

import dev.rollcall.report.Period;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.service.audit.recount.Breakdown;
import dev.rollcall.service.audit.recount.Segments;
import dev.rollcall.settings.Settings;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** The latest rows of all cohorts. Not thread-safe. */
public final class PublishedCohorts extends PublishedBars<PublishedCohorts.Key, RetentionRow> {
    private static final int PARTS = 3;

    /**
     * What tells cohorts apart.
     *
     * @param segment the number of the segment
     * @param breakdown what the cohort is made of
     * @param period the number of the cohort's period
     */
    public record Key(int segment, Breakdown breakdown, int period) {}

    private PublishedCohorts(ZoneId zone, Segments segments) {
        super(zone, segments);
    }

    /**
     * Reads the cohorts that are there now.
     *
     * @param settings name the topic, not null
     * @param segments where segments get their numbers, not null
     * @return the cohorts
     */
    public static PublishedCohorts read(Settings settings, Segments segments) {
        PublishedCohorts cohorts = new PublishedCohorts(settings.zone(), segments);
        cohorts.faults(CompactedTopic.read(settings, settings.retentionTopic(), cohorts::learn));
        return cohorts;
    }

    @Override
    public String text(Key key) {
        Breakdown breakdown = key.breakdown();
        return breakdown.period() + "/" + breakdown.firstDay(key.period()) + "/" + segment(key.segment());
    }

    @Override
    Optional<Key> known(String key) {
        String[] parts = key.split("/", PARTS);
        try {
            return parts.length < PARTS
                    ? Optional.empty()
                    : Optional.of(key(Period.named(parts[0]), LocalDate.parse(parts[1]), parts[2]));
        } catch (IllegalArgumentException | DateTimeException noRow) {
            return Optional.empty();
        }
    }

    @Override
    RetentionRow parse(byte[] key, byte[] value) {
        return RetentionRow.parse(key, value);
    }

    @Override
    Key key(RetentionRow row) {
        return key(row.period(), row.cohort(), row.segment());
    }

    private Key key(Period period, LocalDate cohort, String segment) {
        Breakdown breakdown = Breakdown.ofCohorts(period);
        int number = breakdown.number((int) cohort.toEpochDay());
        if (!breakdown.firstDay(number).equals(cohort)) {
            throw new IllegalArgumentException("no " + period + " begins on " + cohort);
        }
        return new Key(segment(segment), breakdown, number);
    }

    @Override
    ZoneId zone(RetentionRow row) {
        return row.zone();
    }
}
