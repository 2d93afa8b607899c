package dev.rollcall.event.reading;

import dev.rollcall.event.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Everything a reader says about one event.
 *
 * @param reason null for a countable event
 * @param user null for a rejected event, as are time, day and dimensions
 */
record Verdict(RejectReason reason, String user, Long timeMillis, Integer epochDay, List<String> dimensions) {
    static Verdict of(EventReader reader, int dimensions, byte[] key, byte[] value, long timestamp) {
        if (!reader.read(key, value, timestamp)) {
            return rejected(reader.reason());
        }
        List<String> values = IntStream.range(0, dimensions)
                .mapToObj(i -> reader.dimension(i).toString())
                .toList();
        return new Verdict(null, reader.user().toString(), reader.timeMillis(), reader.epochDay(), values);
    }

    static Verdict rejected(RejectReason reason) {
        return new Verdict(reason, null, null, null, null);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
