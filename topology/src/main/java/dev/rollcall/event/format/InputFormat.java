package dev.rollcall.event.format;

import dev.rollcall.event.EventFormat;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.avro.AvroDecoder;
import dev.rollcall.event.binary.FramedFormat;
import dev.rollcall.event.binary.PlainFormat;
import dev.rollcall.event.csv.CsvFormat;
import dev.rollcall.event.json.JsonElements;
import dev.rollcall.event.json.JsonFormat;
import dev.rollcall.event.protobuf.ProtoDecoder;
import dev.rollcall.schema.RegisteredSchema;
import dev.rollcall.schema.RegistryAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * How events are written. Immutable.
 *
 * @param name what they are written in
 * @param registry where schemas are asked for by the ids that events begin with; only for Avro and Protobuf
 * @param rejectsUnknown whether an event is rejected whose schema the registry does not know
 * @param schemaFile the schema of all events, where there is no registry; only for Avro and Protobuf
 * @param message the full name of the Protobuf message in that file
 * @param columns the names of the columns, in their order; only for CSV
 * @param delimiter what stands between columns
 * @param each where a record holds several events, as {@link JsonElements} reads it; only for JSON
 */
public record InputFormat(
        Name name,
        Optional<RegistryAddress> registry,
        boolean rejectsUnknown,
        Optional<Path> schemaFile,
        Optional<String> message,
        List<String> columns,
        char delimiter,
        Optional<String> each) {

    /** What events are written in. */
    public enum Name {
        /** Objects in UTF-8. */
        JSON,
        /** Avro's binary encoding. */
        AVRO,
        /** Messages of Protobuf. */
        PROTOBUF,
        /** One line of values between delimiters. */
        CSV
    }

    /** Copies the columns. */
    public InputFormat {
        columns = List.copyOf(columns);
    }

    /**
     * What cuts the events out of records that hold several.
     *
     * @return new, the caller's own; empty if each record is one event
     */
    public Optional<JsonElements> elements() {
        return each.map(JsonElements::new);
    }

    /**
     * What reads such events.
     *
     * @param schemas finds the schema of an id; empty for an id that is to be rejected; called only if there is a registry
     * @return makes a reader of the fields that are wanted
     * @throws IllegalArgumentException if the file of the schema cannot be used, with the reason
     */
    public Function<FieldTree, EventFormat> reading(IntFunction<Optional<RegisteredSchema>> schemas) {
        return switch (name) {
            case JSON -> JsonFormat::new;
            case CSV -> wanted -> new CsvFormat(columns, delimiter, wanted);
            case AVRO -> registry.isPresent() ? framedAvro(schemas) : plainAvro();
            case PROTOBUF -> registry.isPresent() ? framedProtobuf(schemas) : plainProtobuf();
        };
    }

    /**
     * The same, but JSON is left to a parser and nothing is scanned. For checking what others read.
     *
     * @param schemas finds the schema of an id; empty for an id that is to be rejected; called only if there is a registry
     * @return makes a reader of the fields that are wanted
     * @throws IllegalArgumentException if the file of the schema cannot be used, with the reason
     */
    public Function<FieldTree, EventFormat> referenceReading(IntFunction<Optional<RegisteredSchema>> schemas) {
        return name == Name.JSON ? JsonFormat::reference : reading(schemas);
    }

    private static Function<FieldTree, EventFormat> framedAvro(IntFunction<Optional<RegisteredSchema>> schemas) {
        return wanted -> new FramedFormat(RegisteredSchema.AVRO, schemas, schema -> new AvroDecoder(schema, wanted));
    }

    private static Function<FieldTree, EventFormat> framedProtobuf(IntFunction<Optional<RegisteredSchema>> schemas) {
        return wanted ->
                new FramedFormat(RegisteredSchema.PROTOBUF, schemas, schema -> ProtoDecoder.indexed(schema, wanted));
    }

    private Function<FieldTree, EventFormat> plainAvro() {
        RegisteredSchema schema = SchemaFile.avro(schemaFile.orElseThrow());
        return checked(wanted -> new PlainFormat(new AvroDecoder(schema, wanted)));
    }

    private Function<FieldTree, EventFormat> plainProtobuf() {
        RegisteredSchema schema = SchemaFile.protobuf(schemaFile.orElseThrow());
        return checked(wanted -> new PlainFormat(ProtoDecoder.of(schema, message.orElseThrow(), wanted)));
    }

    /** Makes one that wants nothing, to find out whether the schema can be used. */
    private static Function<FieldTree, EventFormat> checked(Function<FieldTree, EventFormat> formats) {
        try {
            Objects.requireNonNull(formats.apply(FieldTree.root()));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("it cannot be used: " + e.getMessage(), e);
        }
        return formats;
    }
}
