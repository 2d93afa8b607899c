package dev.rollcall.event.reading;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.SliceNumbers;
import dev.rollcall.event.Dimension;
import dev.rollcall.event.EventFormat;
import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.json.JsonFormat;
import dev.rollcall.event.time.TimeLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Takes the user, the time and the dimension values out of an event, or says why it cannot be counted. The answer depends
 * on nothing but the event and the settings. When several things are wrong, the first one is named in the order: the value
 * as a whole, user, time, dimensions as configured.
 *
 * <p>Reused for every event; what it returns is valid until the next {@link #read}. Not thread-safe.
 */
public final class EventReader {
    /** How large the value of an event may be, in bytes. */
    public static final int MAX_EVENT_BYTES = EventFormat.MAX_BYTES;

    /** How long a user or a dimension value may be, in bytes of UTF-8. */
    public static final int MAX_TEXT_BYTES = FieldValue.MAX_BYTES;

    private static final Headers NO_HEADERS = new RecordHeaders();
    private static final Fault VALUE_NULL = Fault.malformed("the value is null");

    private static final Fault TOMBSTONE = new Fault(
            RejectReason.NO_USER, "the record has no value: it is a tombstone, which deletes its key, and no visit");

    private final WantedFields wanted;
    private final UserRule user;
    private final TimeRule time;
    private final FieldValue[] dimensions;
    // Null where every value is kept.
    private final SliceNumbers[] keptValues;
    // Null when nothing is wanted from the value.
    private final EventFormat format;
    private final ByteSlice other = new ByteSlice().set(Dimension.OTHER.getBytes(StandardCharsets.UTF_8));
    private Fault fault;

    /**
     * A reader of JSON.
     *
     * @param schema where the wanted fields stand, not null
     * @param limits which times count, not null
     * @throws IllegalArgumentException if a duration is negative
     */
    public EventReader(EventSchema schema, TimeLimits limits) {
        this(schema, limits, JsonFormat::new);
    }

    /**
     * A reader for one kind of events.
     *
     * @param schema where the wanted fields stand, not null
     * @param limits which times count, not null
     * @param format makes what finds fields in values, not null; not asked when nothing is wanted from values
     * @throws IllegalArgumentException if a duration is negative
     */
    public EventReader(EventSchema schema, TimeLimits limits, Function<FieldTree, EventFormat> format) {
        this.wanted = new WantedFields(schema.user().keyFormat());
        this.user = new UserRule(schema.user(), wanted);
        this.time = new TimeRule(schema.time(), wanted, limits);
        List<FieldValue> values = new ArrayList<>();
        schema.dimensions().forEach(dimension -> values.add(wanted.want(dimension.path())));
        this.dimensions = values.toArray(FieldValue[]::new);
        this.keptValues =
                schema.dimensions().stream().map(EventReader::keptValues).toArray(SliceNumbers[]::new);
        this.format = wanted.tree().fields() == 0 ? null : format.apply(wanted.tree());
    }

    /**
     * A slower reader of JSON that says the same of every event, but leaves even plain ones to the parser. For checking what others
     * read.
     *
     * @param schema where the wanted fields stand, not null
     * @param limits which times count, not null
     * @return a reader that only the parser reads for
     * @throws IllegalArgumentException if a duration is negative
     */
    public static EventReader reference(EventSchema schema, TimeLimits limits) {
        return new EventReader(schema, limits, JsonFormat::reference);
    }

    /**
     * Reads an event without headers. Never throws because of what the bytes are.
     *
     * @param key the record's key, or null
     * @param value the record's value, or null
     * @param recordTimestamp the record's timestamp in milliseconds since 1970-01-01T00:00:00Z, negative when it has none
     * @return whether the event can be counted
     * @throws RuntimeException what the format throws that cannot read the event now
     */
    public boolean read(byte[] key, byte[] value, long recordTimestamp) {
        return read(key, value, NO_HEADERS, recordTimestamp);
    }

    /**
     * Reads an event. Never throws because of what the bytes are.
     *
     * @param key the record's key, or null
     * @param value the record's value, or null; not looked at when nothing is wanted from it
     * @param headers the record's headers, not null
     * @param recordTimestamp the record's timestamp in milliseconds since 1970-01-01T00:00:00Z, negative when it has none
     * @return whether the event can be counted; if not, {@link #reason()} and {@link #detail()} say why
     * @throws RuntimeException what the format throws that cannot read the event now
     */
    public boolean read(byte[] key, byte[] value, Headers headers, long recordTimestamp) {
        wanted.begin(key, headers);
        fault = readFields(value);
        if (fault == null) {
            fault = user.judge();
        }
        if (fault == null) {
            fault = time.judge(recordTimestamp);
        }
        if (fault == null) {
            judgeDimensions();
        }
        return fault == null;
    }

    private Fault readFields(byte[] value) {
        if (value == null && wanted.hasKey()) {
            return TOMBSTONE;
        }
        if (format == null) {
            return null;
        }
        if (value == null) {
            return VALUE_NULL;
        }
        return value.length > MAX_EVENT_BYTES ? tooLarge(value) : format.read(value);
    }

    private static Fault tooLarge(byte[] value) {
        String detail = "the value has " + value.length + " bytes, more than the 1,000,000 that an event may have";
        return new Fault(RejectReason.TOO_LARGE, detail);
    }

    private void judgeDimensions() {
        for (int i = 0; i < dimensions.length && fault == null; i++) {
            fault = switch (dimensions[i].kind()) {
                case ABSENT, STRING, NUMBER, BOOLEAN -> null;
                case CONTAINER -> bad(dimensions[i], "is neither a string nor a number nor a boolean");
                case TOO_LONG -> bad(dimensions[i], "has more than 256 bytes");
                case NOT_UTF8 -> bad(dimensions[i], "is not valid UTF-8");
            };
        }
    }

    private static Fault bad(FieldValue dimension, String what) {
        return new Fault(RejectReason.BAD_DIMENSION, "the dimension \"" + dimension.path() + "\" " + what);
    }

    /**
     * The user of a countable event.
     *
     * @return 1 to {@link #MAX_TEXT_BYTES} bytes of UTF-8
     */
    public ByteSlice user() {
        return user.user();
    }

    /**
     * The time of a countable event.
     *
     * @return milliseconds since 1970-01-01T00:00:00Z
     */
    public long timeMillis() {
        return time.millis();
    }

    /**
     * The day of a countable event in the time zone.
     *
     * @return the day, counted from 1970-01-01
     */
    public int epochDay() {
        return time.epochDay();
    }

    /**
     * A dimension value of a countable event.
     *
     * @param index the dimension's place in {@link EventSchema#dimensions()}
     * @return at most {@link #MAX_TEXT_BYTES} bytes of UTF-8, none when the value is missing or null; {@link Dimension#OTHER} for one
     *     that is not kept
     */
    public ByteSlice dimension(int index) {
        ByteSlice value = dimensions[index].text();
        SliceNumbers kept = keptValues[index];
        return kept == null || value.length() == 0 || kept.find(value) >= 0 ? value : other;
    }

    private static SliceNumbers keptValues(Dimension dimension) {
        if (dimension.values().isEmpty()) {
            return null;
        }
        SliceNumbers kept = new SliceNumbers();
        dimension.values().forEach(value -> kept.add(new ByteSlice().set(value.getBytes(StandardCharsets.UTF_8))));
        return kept;
    }

    /**
     * Why the event cannot be counted.
     *
     * @return the reason, null for an event that can be counted
     */
    public RejectReason reason() {
        return fault == null ? null : fault.reason();
    }

    /**
     * What exactly is wrong with the event, for a person who is to fix it.
     *
     * @return a short sentence that never holds the user's identifier, empty for an event that can be counted
     */
    public String detail() {
        return fault == null ? "" : fault.detail();
    }
}
