package dev.rollcall.service.audit;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.event.Dimension;
import dev.rollcall.event.EventReader;
import dev.rollcall.event.Pseudonyms;
import dev.rollcall.event.RejectReason;
import dev.rollcall.settings.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Says of an event what it counts as, or why it does not. Not thread-safe. */
final class EventJudge {
    /** More values than this are looked up in the long way. */
    private static final int MOST_CACHED = 100_000;

    private final EventReader reader;
    // Null when users stay as they are.
    private final Pseudonyms pseudonyms;
    private final ZoneId zone;
    private final List<Dimension> dimensions;
    private final Segments segments;
    private final List<Map<String, Integer>> numbers;

    EventJudge(Settings settings, Segments segments) {
        reader = EventReader.reference(
                settings.eventSchema(), settings.zone(), settings.maxLateness(), settings.maxAhead());
        // Not by the key of the pipeline: what is counted again is to be independent of it.
        pseudonyms = settings.pseudonymKey().isPresent() ? Pseudonyms.once() : null;
        zone = settings.zone();
        dimensions = settings.eventSchema().dimensions();
        this.segments = segments;
        numbers = dimensions.stream()
                .<Map<String, Integer>>map(dimension -> new HashMap<>())
                .toList();
    }

    /** Judges the next event. */
    boolean canBeCounted(ConsumerRecord<byte[], byte[]> event) {
        return reader.read(event.key(), event.value(), event.timestamp());
    }

    /** Why the event cannot be counted. */
    RejectReason reason() {
        return reader.reason();
    }

    /** What the event counts as. */
    Visit visit(ConsumerRecord<byte[], byte[]> event, Visit.Standing standing) {
        int[] numbersOfEvent = new int[dimensions.size()];
        for (int dimension = 0; dimension < numbersOfEvent.length; dimension++) {
            numbersOfEvent[dimension] = segment(dimension, reader.dimension(dimension));
        }
        ByteSlice user = pseudonyms == null ? reader.user() : pseudonyms.of(reader.user());
        return new Visit(user.copy(), epochDay(), numbersOfEvent, standing, event.partition(), event.offset());
    }

    // By Java's calendar, not by what the pipeline finds days with.
    private int epochDay() {
        return (int) Instant.ofEpochMilli(reader.timeMillis())
                .atZone(zone)
                .toLocalDate()
                .toEpochDay();
    }

    private int segment(int dimension, ByteSlice value) {
        Map<String, Integer> known = numbers.get(dimension);
        String text = value.toString();
        Integer number = known.get(text);
        if (number == null) {
            number = segments.number(dimensions.get(dimension).name() + "=" + text);
            if (known.size() < MOST_CACHED) {
                known.put(text, number);
            }
        }
        return number;
    }
}
