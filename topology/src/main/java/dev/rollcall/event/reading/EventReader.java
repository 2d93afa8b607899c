package dev.rollcall.event.reading;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.event.Dimension;
import dev.rollcall.event.EventFormat;
import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.json.JsonFormat;
import dev.rollcall.event.time.TimeLimits;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Takes the user, the time and the dimension values out of an event, or says why it cannot be counted. The answer depends
 * on nothing but the event and the settings. When several things are wrong, the first one is named in the order: the value
 * as a whole, user, time. What is no activity is ignored before its user and time are looked at. A dimension never costs an event.
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
    private final List<String> userPaths;
    private final List<String> timePaths;
    private final UserRule user;
    private final TimeRule time;
    private final WhereRule where;
    private final DimensionRule[] dimensions;
    private final ByteSlice[] values;
    // Null when nothing is wanted from the value.
    private final EventFormat format;
    private int invalidDimensions;
    private boolean ignored;
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
        userPaths = schema.user().paths();
        timePaths = schema.time().paths();
        this.where = new WhereRule(schema.where(), wanted);
        this.time = new TimeRule(schema.time(), wanted, limits);
        this.dimensions = schema.dimensions().stream()
                .map(dimension -> DimensionRule.of(dimension, wanted))
                .toArray(DimensionRule[]::new);
        this.values = new ByteSlice[dimensions.length];
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
     * @return whether the event can be counted; if not, it is {@link #isIgnored() ignored}, or {@link #reason()} and {@link #detail()}
     *     say why
     * @throws RuntimeException what the format throws that cannot read the event now
     */
    public boolean read(byte[] key, byte[] value, Headers headers, long recordTimestamp) {
        wanted.begin(key, headers);
        fault = readFields(value);
        ignored = fault == null && !where.holds();
        if (ignored) {
            return false;
        }
        if (fault == null) {
            fault = withHint(user.judge(), value, userPaths);
        }
        if (fault == null) {
            fault = withHint(time.judge(recordTimestamp), value, timePaths);
        }
        if (fault == null) {
            findDimensions();
        }
        return fault == null;
    }

    private static Fault withHint(Fault fault, byte[] value, List<String> paths) {
        boolean missing =
                fault != null && (fault.reason() == RejectReason.NO_USER || fault.reason() == RejectReason.NO_TIME);
        return missing && value != null
                ? new Fault(fault.reason(), fault.detail() + MissingHint.of(value, paths))
                : fault;
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
        return value.length > MAX_EVENT_BYTES ? Fault.tooLarge(value.length) : format.read(value);
    }

    private void findDimensions() {
        invalidDimensions = 0;
        for (int i = 0; i < dimensions.length; i++) {
            values[i] = dimensions[i].value();
            invalidDimensions += values[i] == DimensionRule.INVALID ? 1 : 0;
        }
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
     *     that is not kept, {@link Dimension#INVALID} for what cannot be a value
     */
    public ByteSlice dimension(int index) {
        return values[index];
    }

    /**
     * How many dimension values of a countable event are {@link Dimension#INVALID}.
     *
     * @return values, at most as many as there are dimensions
     */
    public int invalidDimensions() {
        return invalidDimensions;
    }

    /**
     * Whether the event is no activity, by configuration.
     *
     * @return whether it is neither to be counted nor rejected
     */
    public boolean isIgnored() {
        return ignored;
    }

    /**
     * What is wrong with the event.
     *
     * @return null for an event that can be counted or is ignored
     */
    public Fault fault() {
        return fault;
    }

    /**
     * Why the event cannot be counted.
     *
     * @return the reason, null for an event that can be counted or is ignored
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
