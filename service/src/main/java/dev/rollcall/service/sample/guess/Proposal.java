package dev.rollcall.service.sample.guess;

import dev.rollcall.service.UserError;
import dev.rollcall.service.sample.Sample;
import dev.rollcall.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A configuration for the events of a sample, with the reasons for it. */
public final class Proposal {
    private final List<String> lines = new ArrayList<>();
    private final Shape shape;
    private final Optional<ChangeEnvelope> envelope;

    private Proposal(Sample sample, Map<String, String> given, Shape shape) {
        this.shape = shape;
        envelope = ChangeEnvelope.of(shape.fields());
        lines.add("# Proposed by init from " + sample.origin() + ".");
        lines.add("# docs/configuration.md explains every key.");
        given.forEach(this::key);
        section("How events are written: " + shape.reason() + ".");
        shape.settings().forEach(this::key);
        envelope.ifPresent(changes -> {
            section("Changes of a table by Debezium: inserts and updates are activity, snapshots and deletes are not.");
            key("input.where", changes.where());
        });
        addUser(sample);
        addTime();
        addDimensions();
        section("Where days begin and end.");
        key("zone", "UTC");
    }

    /**
     * Looks at events.
     *
     * @param sample the events, at least one
     * @param given the keys that are known already, in their order: the brokers and the topic at least
     * @param registry the address of the schema registry, if it is known
     * @param loader makes settings of the keys that are given, and some more
     * @return what to count them with
     * @throws UserError if the events are of no known format, or there is no user in them
     */
    public static Proposal of(
            Sample sample,
            Map<String, String> given,
            Optional<String> registry,
            Function<Map<String, String>, Settings> loader) {
        return new Proposal(sample, given, shape(sample.records(), registry, loader));
    }

    private static Shape shape(
            List<ConsumerRecord<byte[], byte[]>> records,
            Optional<String> registry,
            Function<Map<String, String>, Settings> loader) {
        if (mostly(records, JsonShape::isJson)) {
            return JsonShape.of(records);
        }
        if (mostly(records, JsonShape::isFramed)) {
            String url = registry.orElseThrow(() -> new UserError("the events begin with the five bytes of a schema"
                    + " registry: add --schema-registry-url, to find out what is behind them"));
            return RegistryShape.of(records, url, loader);
        }
        return CsvShape.of(records)
                .orElseThrow(() -> new UserError("the events are neither JSON nor lines of values, and no schema"
                        + " registry's bytes are before them; if there is a file with their schema, begin with config/rollcall.properties"
                        + " and set input.format and input.schema.file"));
    }

    private static boolean mostly(List<ConsumerRecord<byte[], byte[]>> records, Predicate<byte[]> kind) {
        long values = records.stream().filter(record -> record.value() != null).count();
        long matching = records.stream()
                .filter(record -> record.value() != null && kind.test(record.value()))
                .count();
        return 2 * matching > values;
    }

    private void addUser(Sample sample) {
        List<FieldUse> users = UserGuess.of(
                envelope.isPresent() ? shape.fields().only(envelope.orElseThrow()::isOfRow) : shape.fields());
        if (users.isEmpty() && !KeyGuess.isUser(sample.records())) {
            throw new UserError(
                    "no field of the events looks like a user; begin with config/rollcall.properties, and set"
                            + " input.user");
        }
        section("Who was active" + (users.size() > 1 ? ", by the first that is there:" : ":"));
        users.forEach(user -> comment(user.reason(shape.fields().events())));
        if (users.isEmpty()) {
            comment("no field looks like a user, but keys do.");
            key("input.user", "@key");
            return;
        }
        key("input.user", joined(users, FieldUse::path));
        Set<String> nobody = UserGuess.nobody(users);
        if (!nobody.isEmpty()) {
            comment("Values that stand for nobody.");
            key("input.user.ignore", String.join(", ", nobody));
        }
    }

    private void addTime() {
        Optional<FieldUse> time = envelope.isPresent()
                ? shape.fields().all().stream()
                        .filter(envelope.orElseThrow()::isTime)
                        .findFirst()
                : TimeGuess.of(shape.fields());
        section("When it happened:");
        comment(time.map(field -> field.reason(shape.fields().events()))
                .orElse("no field looks like a time, so the record's timestamp."));
        key("input.time", time.map(FieldUse::path).orElse("@timestamp"));
        if (time.isPresent() && TimeGuess.isLocal(time.orElseThrow())) {
            comment(
                    "They have no offset, and are taken as UTC; name the zone of those who write them if it is another.");
            key("input.time.zone", "UTC");
        }
    }

    private void addDimensions() {
        List<FieldUse> dimensions = DimensionGuess.of(shape.fields());
        section("What users are also counted by" + (dimensions.isEmpty() ? "; nothing was found." : ":"));
        dimensions.forEach(dimension -> comment(dimension.reason(shape.fields().events())));
        if (dimensions.isEmpty()) {
            lines.add("#dimensions=country");
        } else {
            key("dimensions", joined(dimensions, DimensionGuess::written));
        }
    }

    private static String joined(List<FieldUse> fields, Function<FieldUse, String> text) {
        return fields.stream().map(text).collect(Collectors.joining(", "));
    }

    private void section(String title) {
        lines.add("");
        comment(title);
    }

    private void comment(String text) {
        // Names of fields are written by others, and no line of theirs may become a setting.
        lines.add("# " + text.replaceAll("\\p{Cntrl}", " "));
    }

    private void key(String name, String value) {
        lines.add(name + "=" + value.replace("\\", "\\\\"));
    }

    /**
     * The file.
     *
     * @return its lines
     */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
