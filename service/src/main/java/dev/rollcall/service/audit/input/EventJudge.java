package dev.rollcall.service.audit.input;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.event.Dimension;
import dev.rollcall.event.Pseudonyms;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.reading.EventReader;
import dev.rollcall.schema.RegisteredSchema;
import dev.rollcall.service.audit.recount.Segments;
import dev.rollcall.service.audit.recount.Visit;
import dev.rollcall.settings.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Says of an event what it counts as, or why it does not. Not thread-safe. */
public final class EventJudge {
    private final EventReader reader;
    // Null when users stay as they are.
    private final Pseudonyms pseudonyms;
    private final ZoneId zone;
    private final List<Dimension> dimensions;
    private final Segments segments;

    /**
     * A judge.
     *
     * @param settings by which events are judged, not null
     * @param segments where segments get their numbers, not null
     * @param schemas finds the schema of an id that events begin with; empty for an id that is to be rejected
     */
    public EventJudge(Settings settings, Segments segments, IntFunction<Optional<RegisteredSchema>> schemas) {
        reader = new EventReader(
                settings.eventSchema(),
                settings.timeLimits(),
                settings.inputFormat().referenceReading(schemas));
        // Not by the key of the pipeline, for what is counted again is to be independent of it, unless users are
        // compared.
        pseudonyms = settings.pseudonymKey()
                .map(key -> settings.firstVisitsTopic().isPresent() ? new Pseudonyms(key) : Pseudonyms.once())
                .orElse(null);
        zone = settings.zone();
        dimensions = settings.eventSchema().dimensions();
        this.segments = segments;
    }

    /** Whether the event that was judged last is no activity. */
    boolean isIgnored() {
        return reader.isIgnored();
    }

    /** Why the next event cannot be counted; null if it can, or is ignored. */
    RejectReason judge(ConsumerRecord<byte[], byte[]> event) {
        return reader.read(event.key(), event.value(), event.headers(), event.timestamp()) ? null : reader.reason();
    }

    /** What the event counts as that was judged last. */
    Visit visit(boolean open) {
        int[] numbers = new int[dimensions.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = segments.number(dimensions.get(i).name() + "=" + reader.dimension(i));
        }
        ByteSlice user = pseudonyms == null ? reader.user() : pseudonyms.of(reader.user());
        // By Java's calendar, not by what the pipeline finds days with.
        long day = Instant.ofEpochMilli(reader.timeMillis())
                .atZone(zone)
                .toLocalDate()
                .toEpochDay();
        return new Visit(user.copy(), (int) day, numbers, open ? Visit.Kind.OPEN : Visit.Kind.COUNTED);
    }
}
