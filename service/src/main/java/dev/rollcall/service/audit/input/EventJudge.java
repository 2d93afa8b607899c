package dev.rollcall.service.audit.input;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.event.Dimension;
import dev.rollcall.event.Fault;
import dev.rollcall.event.Pseudonyms;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.json.JsonElements;
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
    // Null when each record is an event.
    private final JsonElements elements;
    // Null when users stay as they are.
    private final Pseudonyms pseudonyms;
    private final ZoneId zone;
    private final List<Dimension> dimensions;
    private final Segments segments;
    private ConsumerRecord<byte[], byte[]> record;
    // Of the record as a whole; null when there is none.
    private Fault fault;
    private boolean isOne;
    private boolean ignored;

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
        elements = settings.inputFormat().elements().orElse(null);
        // Not by the key of the pipeline, for what is counted again is to be independent of it, unless users are
        // compared.
        pseudonyms = settings.pseudonymKey()
                .map(key -> settings.firstVisitsTopic().isPresent() ? new Pseudonyms(key) : Pseudonyms.once())
                .orElse(null);
        zone = settings.zone();
        dimensions = settings.eventSchema().dimensions();
        this.segments = segments;
    }

    /** Whether a record may hold several events. */
    boolean takesSeveral() {
        return elements != null;
    }

    /** Takes the next record, and says how many events it is, at least one. */
    int begin(ConsumerRecord<byte[], byte[]> next) {
        record = next;
        fault = elements == null ? null : elements.cut(next.value());
        isOne = elements == null || fault != null || elements.elements().isEmpty();
        return isOne ? 1 : elements.elements().size();
    }

    /** Whether the record is one event, and none of its elements is one. */
    boolean isOne() {
        return isOne;
    }

    /** Why an event of the record cannot be counted; null if it can, or is ignored. */
    RejectReason judge(int index) {
        if (elements != null && isOne) {
            ignored = fault == null;
            return ignored ? null : fault.reason();
        }
        byte[] value = isOne ? record.value() : elements.elements().get(index);
        boolean countable = reader.read(record.key(), value, record.headers(), record.timestamp());
        ignored = reader.isIgnored();
        return countable ? null : reader.reason();
    }

    /** Whether the event that was judged last is no activity. */
    boolean isIgnored() {
        return ignored;
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
