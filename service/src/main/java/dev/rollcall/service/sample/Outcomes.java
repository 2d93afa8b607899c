package dev.rollcall.service.sample;

import dev.rollcall.event.Dimension;
import dev.rollcall.event.EventFormat;
import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.json.JsonElements;
import dev.rollcall.event.reading.EventReader;
import dev.rollcall.event.reading.EventSchema;
import dev.rollcall.schema.RegisteredSchema;
import dev.rollcall.settings.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What becomes of events, by the reader that intake uses. Not thread-safe. */
public final class Outcomes {
    private static final String COUNTED = "counted";
    private static final String IGNORED = "ignored";
    private static final long MILLIS_PER_SECOND = 1_000;

    private final Settings settings;
    private final EventReader reader;
    // Null when each record is an event.
    private final JsonElements elements;
    private final List<PathUse> paths;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<String, Long> users = new LinkedHashMap<>();
    private final NavigableMap<LocalDate, Long> days = new TreeMap<>();
    private final List<Map<String, Long>> values;
    private long events;
    private long timesOfRecords;
    private long unreadable;

    /**
     * Nothing read yet.
     *
     * @param settings by which events are judged, not null
     * @param schemas finds the schema of an id that events begin with; empty for an id that is to be rejected
     */
    public Outcomes(Settings settings, IntFunction<Optional<RegisteredSchema>> schemas) {
        this.settings = settings;
        Function<FieldTree, EventFormat> format = settings.inputFormat().reading(schemas);
        EventSchema schema = settings.eventSchema();
        reader = new EventReader(schema, settings.timeLimits(), format);
        elements = settings.inputFormat().elements().orElse(null);
        paths = Stream.concat(
                        schema.user().paths().stream().map(path -> PathUse.ofUser(path, settings, format)),
                        schema.time().paths().stream()
                                .filter(path -> !path.equals(EventSchema.RECORD_TIMESTAMP))
                                .map(path -> PathUse.ofTime(path, settings, format)))
                .toList();
        values = new ArrayList<>();
        schema.dimensions().forEach(dimension -> values.add(new LinkedHashMap<>()));
        List.of(COUNTED, IGNORED).forEach(name -> outcomes.put(name, new Outcome(name)));
    }

    /**
     * Judges a record.
     *
     * @param record from a topic or a file, not null
     * @throws dev.rollcall.schema.SchemaUnavailableException if the schema of an event cannot be had
     */
    public void add(ConsumerRecord<byte[], byte[]> record) {
        Fault fault = elements == null ? null : elements.cut(record.value());
        if (elements == null) {
            add(record, record.value());
        } else if (fault != null) {
            events++;
            unreadable++;
            reject(record, record.value(), fault);
        } else if (elements.elements().isEmpty()) {
            events++;
            ignore(record, record.value());
        } else {
            elements.elements().forEach(element -> add(record, element));
        }
    }

    private void ignore(ConsumerRecord<byte[], byte[]> record, byte[] event) {
        outcomes.get(IGNORED).add(record, event, "");
    }

    private void reject(ConsumerRecord<byte[], byte[]> record, byte[] event, Fault fault) {
        outcomes.computeIfAbsent(fault.reason().name(), Outcome::new).add(record, event, fault.detail());
    }

    private void add(ConsumerRecord<byte[], byte[]> record, byte[] event) {
        events++;
        if (reader.read(record.key(), event, record.headers(), record.timestamp())) {
            count(record, event);
        } else if (reader.isIgnored()) {
            ignore(record, event);
            return;
        } else {
            reject(record, event, reader.fault());
        }
        if (reader.reason() == RejectReason.MALFORMED || reader.reason() == RejectReason.TOO_LARGE) {
            unreadable++;
        } else {
            paths.forEach(path -> path.look(record, event));
        }
    }

    private void count(ConsumerRecord<byte[], byte[]> record, byte[] event) {
        LocalDate day = LocalDate.ofEpochDay(reader.epochDay());
        days.merge(day, 1L, Long::sum);
        users.merge(reader.user().toString(), 1L, Long::sum);
        StringBuilder segments = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            String value = reader.dimension(i).toString();
            values.get(i).merge(value, 1L, Long::sum);
            segments.append(", ").append(dimensions().get(i).name()).append('=').append(value);
        }
        timesOfRecords += reader.timeMillis() / MILLIS_PER_SECOND == record.timestamp() / MILLIS_PER_SECOND ? 1 : 0;
        outcomes.get(COUNTED).add(record, event, reader.user() + " on " + day + segments);
    }

    /**
     * By what events are judged.
     *
     * @return the settings
     */
    public Settings settings() {
        return settings;
    }

    /**
     * How many events there are.
     *
     * @return all of them
     */
    public long events() {
        return events;
    }

    /**
     * How many of them are counted.
     *
     * @return first visits and repeats
     */
    public long counted() {
        return outcomes.get(COUNTED).events();
    }

    /**
     * How many of them are rejected.
     *
     * @return events, for whatever reason
     */
    public long rejected() {
        return events - counted() - outcomes.get(IGNORED).events();
    }

    /**
     * How many of them could be looked at for users and times: they are neither ignored nor malformed.
     *
     * @return events
     */
    public long readable() {
        return events - outcomes.get(IGNORED).events() - unreadable;
    }

    /** What became of events: counted, ignored, and each reason that occurred. */
    Collection<Outcome> outcomes() {
        return outcomes.values();
    }

    /**
     * The users of counted events.
     *
     * @return events of each, in the order of their first one
     */
    public Map<String, Long> users() {
        return users;
    }

    /**
     * The days of counted events.
     *
     * @return events of each
     */
    public NavigableMap<LocalDate, Long> days() {
        return days;
    }

    /**
     * The dimensions that users are also counted by.
     *
     * @return in their order
     */
    public List<Dimension> dimensions() {
        return settings.eventSchema().dimensions();
    }

    /**
     * The values that counted events have of a dimension.
     *
     * @param dimension its place in {@link #dimensions()}
     * @return events of each value
     */
    public Map<String, Long> values(int dimension) {
        return values.get(dimension);
    }

    /**
     * How many counted events have the time of their record, to the second.
     *
     * @return events
     */
    public long timesOfRecords() {
        return timesOfRecords;
    }

    /**
     * Where users and times are looked for.
     *
     * @return each path but the record's timestamp
     */
    public List<PathUse> paths() {
        return paths;
    }
}
