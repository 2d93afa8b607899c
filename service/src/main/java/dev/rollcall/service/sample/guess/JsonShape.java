package dev.rollcall.service.sample.guess;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rollcall.event.json.JsonElements;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events in JSON, one or several to a record. */
final class JsonShape {
    /** What a schema registry's serializers write before it: a zero, and the number of the schema. */
    static final int FRAME = 5;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final List<String> BATCHES = List.of("batch", "events", "records");

    private JsonShape() {}

    static boolean isJson(byte[] value) {
        int start = start(value);
        return start < value.length && (value[start] == '{' || value[start] == '[');
    }

    private static int start(byte[] value) {
        int at = isFramed(value) ? FRAME : 0;
        while (at < value.length && Character.isWhitespace(value[at])) {
            at++;
        }
        return at;
    }

    static boolean isFramed(byte[] value) {
        return value.length > FRAME && value[0] == 0;
    }

    static Shape of(List<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> json = records.stream()
                .filter(record -> record.value() != null && isJson(record.value()))
                .toList();
        String each = each(json.stream().map(ConsumerRecord::value).toList());
        Fields fields = new Fields();
        JsonElements elements = each.isEmpty() ? null : new JsonElements(each);
        for (ConsumerRecord<byte[], byte[]> record : json) {
            if (elements == null) {
                add(record, record.value(), fields);
            } else if (elements.cut(record.value()) == null) {
                elements.elements().forEach(element -> add(record, element, fields));
            }
        }
        boolean framed = isFramed(json.get(0).value());
        Map<String, String> settings = new LinkedHashMap<>(Map.of("input.format", "json"));
        if (!each.isEmpty()) {
            settings.put("input.each", each);
        }
        return new Shape(
                (framed ? "JSON behind a schema registry's five bytes" : "JSON")
                        + (each.isEmpty() ? "" : ", several events in a record"),
                settings,
                fields);
    }

    private static void add(ConsumerRecord<byte[], byte[]> record, byte[] event, Fields fields) {
        fields.begin(record.headers());
        fields.add(first(event));
    }

    /** The first JSON value; one without any fields if it cannot be read. */
    private static JsonNode first(byte[] value) {
        int start = start(value);
        try {
            return Objects.requireNonNullElse(
                    MAPPER.readTree(value, start, value.length - start), MissingNode.getInstance());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static String each(List<byte[]> values) {
        int arrays = 0;
        int lines = 0;
        Map<String, Integer> batches = new LinkedHashMap<>();
        for (byte[] value : values) {
            JsonNode first = first(value);
            arrays += first.isArray() ? 1 : 0;
            lines += hasMore(value) ? 1 : 0;
            BATCHES.stream()
                    .filter(name -> first.path(name).path(0).isObject())
                    .forEach(name -> batches.merge(name, 1, Integer::sum));
        }
        int half = values.size() / 2;
        if (arrays > half) {
            return JsonElements.WHOLE_VALUE;
        }
        return lines > half
                ? JsonElements.LINES
                : BATCHES.stream()
                        .filter(name -> batches.getOrDefault(name, 0) > half)
                        .findFirst()
                        .orElse("");
    }

    private static boolean hasMore(byte[] value) {
        int start = start(value);
        try (JsonParser parser = MAPPER.createParser(value, start, value.length - start);
                MappingIterator<JsonNode> nodes =
                        MAPPER.readerFor(JsonNode.class).readValues(parser)) {
            nodes.nextValue();
            return nodes.hasNextValue();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
