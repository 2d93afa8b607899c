package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.FirstVisit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/** The first visits of the open transaction, as the records that they become. Not thread-safe. */
final class FirstVisits {
    private final IntFunction<String> segmentNames;
    private final List<FirstVisit.Segment> segments = new ArrayList<>();
    private final List<byte[]> keysAndValues = new ArrayList<>();
    private long bytes;

    /** With the names of segments by their numbers. */
    FirstVisits(IntFunction<String> segmentNames) {
        this.segmentNames = segmentNames;
    }

    /**
     * Adds a segment to the visit that is being counted, whose user was not active there on that day.
     *
     * @param previous the latest active day before, or {@link DaySet#NONE}
     */
    void add(int segment, int previous) {
        Optional<LocalDate> day =
                previous == DaySet.NONE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(previous));
        segments.add(new FirstVisit.Segment(segmentNames.apply(segment), day));
    }

    /** Ends the visit. If it was a first one anywhere, it becomes a record. */
    void end(ActivityRow row, int day) {
        if (segments.isEmpty()) {
            return;
        }
        byte[] user = row.user();
        byte[] value = new FirstVisit(new String(user, UTF_8), LocalDate.ofEpochDay(day), segments).value();
        segments.clear();
        keysAndValues.add(user);
        keysAndValues.add(value);
        bytes += user.length + value.length;
    }

    /** How much waits to be sent: bytes. */
    long bytes() {
        return bytes;
    }

    /** Hands over all that waits, keys and values, in the order of the visits. */
    void take(BiConsumer<byte[], byte[]> output) {
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            output.accept(keysAndValues.get(i), keysAndValues.get(i + 1));
        }
        keysAndValues.clear();
        bytes = 0;
    }
}
