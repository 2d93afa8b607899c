package dev.rollcall.service.sample.guess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.event.format.InputFormat;
import dev.rollcall.schema.RegisteredSchema;
import dev.rollcall.schema.Schemas;
import dev.rollcall.schema.proto.ProtoFile;
import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events in Avro or Protobuf, behind the id of their schema in a registry. */
final class RegistryShape {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final JsonMapper MAPPER = new JsonMapper();

    private RegistryShape() {}

    /** Asks the registry for the schemas of all events. */
    static Shape of(
            List<ConsumerRecord<byte[], byte[]>> records, String url, Function<Map<String, String>, Settings> loader) {
        List<Integer> ids = records.stream()
                .filter(record -> record.value() != null && JsonShape.isFramed(record.value()))
                .map(record -> ByteBuffer.wrap(record.value(), 1, Integer.BYTES).getInt())
                .distinct()
                .toList();
        // Avro until the registry says otherwise: the address is the same.
        InputFormat asked = loader.apply(keys("avro", url)).inputFormat();
        try (Schemas schemas = new Schemas(asked.registry().orElseThrow(), WITHIN, true)) {
            List<RegisteredSchema> known =
                    ids.stream().flatMap(id -> schemas.of(id).stream()).toList();
            if (known.isEmpty()) {
                throw new UserError("--schema-registry-url " + url + ": it knows none of the schemas of these events, "
                        + ids.get(0) + " for instance; name the registry of their producers");
            }
            String format = known.get(0).type().toLowerCase(Locale.ROOT);
            Map<String, String> keys = keys(format, url);
            List<List<String>> paths =
                    known.stream().flatMap(RegistryShape::paths).distinct().toList();
            Fields fields =
                    new Extraction(paths, loader.apply(keys).inputFormat().reading(schemas::of)).of(records);
            return new Shape(
                    (format.equals("avro") ? "Avro" : "Protobuf") + " behind the ids of schemas in a registry",
                    keys,
                    fields);
        }
    }

    private static Map<String, String> keys(String format, String url) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("input.format", format);
        keys.put("input.schema.registry.url", url);
        return keys;
    }

    private static Stream<List<String>> paths(RegisteredSchema schema) {
        if (schema.type().equals(RegisteredSchema.PROTOBUF)) {
            return ProtoPaths.of(ProtoFile.parse(schema.text())).stream();
        }
        try {
            return AvroPaths.of(MAPPER.readTree(schema.text())).stream();
        } catch (JsonProcessingException e) {
            return Stream.empty();
        }
    }
}
