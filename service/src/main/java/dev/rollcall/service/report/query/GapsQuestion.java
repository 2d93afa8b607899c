package dev.rollcall.service.report.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.GapsRow;
import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.RowKey;
import dev.rollcall.service.report.RowSelection;
import dev.rollcall.service.report.SegmentChoice;
import dev.rollcall.service.report.range.DayGaps;
import dev.rollcall.service.report.range.OpenDays;
import dev.rollcall.service.report.range.Ranges;
import dev.rollcall.settings.Settings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A question that the latest gaps of the segments that are asked for answer. Not thread-safe. */
abstract class GapsQuestion implements Question {
    private static final Comparator<RowKey> BY_DAY = Comparator.comparing(RowKey::day);

    private final RowSelection selection;
    private final Duration maxLateness;
    private final Set<RowKey> keys = new HashSet<>();
    private final NavigableMap<String, Map<LocalDate, DayGaps>> segments = new TreeMap<>();
    private String zone = "";

    GapsQuestion(RowSelection selection, Duration maxLateness) {
        this.selection = selection;
        this.maxLateness = maxLateness;
    }

    @Override
    public final String topic(Settings settings) {
        return settings.gapsTopic();
    }

    @Override
    public final void learn(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new IllegalArgumentException("no gaps row: it has no key");
        }
        RowKey key = RowKey.parse(new String(record.key(), UTF_8));
        if (record.value() == null) {
            keys.remove(key);
            segments.getOrDefault(key.segment(), new TreeMap<>()).remove(key.day());
            return;
        }
        keys.add(key);
        if (choice().includes(key.segment())) {
            GapsRow row = GapsRow.parse(record.key(), record.value());
            zone = row.zone().getId();
            segments.computeIfAbsent(key.segment(), none -> new TreeMap<>()).put(key.day(), DayGaps.of(row));
        }
    }

    @Override
    public final List<RowKey> keys() {
        return keys.stream().sorted(BY_DAY).toList();
    }

    final SegmentChoice choice() {
        return selection.segments();
    }

    /** The zone of the rows; empty without rows. */
    final String zone() {
        return zone;
    }

    /** The segments that are asked for, in the order of their names, with the rows of all their days. */
    final NavigableMap<String, Ranges> ranges() {
        NavigableMap<String, Ranges> ranges = new TreeMap<>();
        segments.forEach((segment, days) -> ranges.put(segment, new Ranges(List.copyOf(days.values()))));
        ranges.values().removeIf(Ranges::isEmpty);
        return ranges;
    }

    /** Empty as long as nothing is known. */
    final Optional<OpenDays> open() {
        return days().max(Comparator.naturalOrder()).map(newest -> OpenDays.of(newest, maxLateness));
    }

    /** The first day to show: as it was asked for, or the first one that is known. */
    final LocalDate from() {
        return selection.from().equals(LocalDate.MIN)
                ? days().min(Comparator.naturalOrder()).orElse(LocalDate.EPOCH)
                : selection.from();
    }

    /** The same, but not before the first one that is known. */
    final LocalDate fromKnown() {
        return days().min(Comparator.naturalOrder())
                .filter(first -> first.isAfter(from()))
                .orElse(from());
    }

    /** The last day to show: as it was asked for, or the newest one. */
    final LocalDate to() {
        return selection.to().equals(LocalDate.MAX)
                ? open().map(OpenDays::newest).orElse(LocalDate.EPOCH)
                : selection.to();
    }

    /** Those of {@code all}, which has every day that any segment has. */
    private Stream<LocalDate> days() {
        return keys.stream().filter(key -> key.segment().equals(ReportRow.ALL)).map(RowKey::day);
    }

    /** Whether a range has a day that is known. */
    final boolean knows(LocalDate from, LocalDate to) {
        return days().anyMatch(day -> !day.isBefore(from) && !day.isAfter(to));
    }
}
