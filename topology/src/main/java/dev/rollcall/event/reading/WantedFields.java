package dev.rollcall.event.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.SliceNumbers;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** All that is wanted of an event: fields of its value, its key, and headers. Not thread-safe. */
final class WantedFields {
    private final FieldTree tree = FieldTree.root();
    private final Map<String, FieldValue> headers = new LinkedHashMap<>();
    private final KeyFormat keyFormat;
    // Null when the key is not wanted.
    private FieldValue key;

    /** Nothing is wanted yet. */
    WantedFields(KeyFormat keyFormat) {
        this.keyFormat = keyFormat;
    }

    /** Adds what stands at a path, and returns what will hold it. */
    FieldValue want(String path) {
        if (path.equals(EventSchema.RECORD_KEY)) {
            key = key == null ? new FieldValue(path) : key;
            return key;
        }
        return path.startsWith(EventSchema.HEADER)
                ? headers.computeIfAbsent(path.substring(EventSchema.HEADER.length()), name -> new FieldValue(path))
                : tree.want(path);
    }

    boolean hasKey() {
        return key != null;
    }

    FieldTree tree() {
        return tree;
    }

    /** Takes key and headers of the next event; of several headers of a name the last one. */
    void begin(byte[] recordKey, Headers recordHeaders) {
        if (key != null) {
            keyFormat.read(recordKey, key);
        }
        if (!headers.isEmpty()) {
            headers.forEach((name, value) -> header(recordHeaders.lastHeader(name), value));
        }
    }

    private static void header(Header header, FieldValue value) {
        if (header == null || header.value() == null) {
            value.set(Kind.ABSENT);
        } else {
            value.setUtf8(Kind.STRING, header.value(), 0, header.value().length);
        }
    }

    /** A set of texts, for values to be looked up in. */
    static SliceNumbers texts(Iterable<String> texts) {
        SliceNumbers numbers = new SliceNumbers();
        texts.forEach(text -> numbers.add(new ByteSlice().set(text.getBytes(UTF_8))));
        return numbers;
    }
}
