package dev.rollcall.service.audit.published;

import dev.rollcall.report.GapsRow;
import dev.rollcall.service.audit.recount.Segments;
import dev.rollcall.service.report.RowKey;
import dev.rollcall.settings.Settings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** The latest gaps of every day and segment. Not thread-safe. */
public final class PublishedGaps extends PublishedBars<PublishedGaps.Key, GapsRow> {
    /**
     * What tells gaps apart.
     *
     * @param segment the number of the segment
     * @param epochDay the day
     */
    public record Key(int segment, int epochDay) {}

    private PublishedGaps(ZoneId zone, Segments segments) {
        super(zone, segments);
    }

    /**
     * Reads the gaps that are there now.
     *
     * @param settings name the topic, not null
     * @param segments where segments get their numbers, not null
     * @return the gaps
     */
    public static PublishedGaps read(Settings settings, Segments segments) {
        PublishedGaps gaps = new PublishedGaps(settings.zone(), segments);
        gaps.faults(CompactedTopic.read(settings, settings.gapsTopic(), gaps::learn));
        return gaps;
    }

    @Override
    public String text(Key key) {
        return new RowKey(LocalDate.ofEpochDay(key.epochDay()), segment(key.segment())).toString();
    }

    @Override
    Optional<Key> known(String key) {
        try {
            RowKey row = RowKey.parse(key);
            return Optional.of(new Key(segment(row.segment()), (int) row.day().toEpochDay()));
        } catch (IllegalArgumentException noRow) {
            return Optional.empty();
        }
    }

    @Override
    GapsRow parse(byte[] key, byte[] value) {
        return GapsRow.parse(key, value);
    }

    @Override
    Key key(GapsRow row) {
        return new Key(segment(row.segment()), (int) row.day().toEpochDay());
    }

    @Override
    ZoneId zone(GapsRow row) {
        return row.zone();
    }
}
