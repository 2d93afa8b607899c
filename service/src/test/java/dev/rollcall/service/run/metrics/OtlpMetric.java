package dev.rollcall.service.run.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads of OpenTelemetry's protobuf messages what tests look at, by the numbers of the fields. */
final class OtlpMetric {
    private static final int RESOURCE_METRICS = 1;
    private static final int RESOURCE = 1;
    private static final int SCOPE_METRICS = 2;
    private static final int METRICS = 2;
    private static final int NAME = 1;
    private static final int SUM = 7;
    private static final int DATA_POINTS = 1;
    private static final int AS_DOUBLE = 4;

    private OtlpMetric() {}

    /** Of every metric the value, if it is a sum; not a number otherwise. */
    static Map<String, Double> read(byte[] request) {
        Map<String, Double> values = new HashMap<>();
        for (ByteBuffer metric : at(ByteBuffer.wrap(request), RESOURCE_METRICS, SCOPE_METRICS, METRICS)) {
            String name = UTF_8.decode(at(metric, NAME).get(0)).toString();
            double value = at(metric, SUM, DATA_POINTS, AS_DOUBLE).stream()
                    .mapToDouble(number -> number.order(ByteOrder.LITTLE_ENDIAN).getDouble(number.position()))
                    .findFirst()
                    .orElse(Double.NaN);
            values.put(name, value);
        }
        return values;
    }

    /** All texts of the resource that sends, and what stands between them. */
    static String resource(byte[] request) {
        return UTF_8.decode(
                        at(ByteBuffer.wrap(request), RESOURCE_METRICS, RESOURCE).get(0))
                .toString();
    }

    private static List<ByteBuffer> at(ByteBuffer message, int... path) {
        List<ByteBuffer> found = List.of(message);
        for (int number : path) {
            List<ByteBuffer> inside = new ArrayList<>();
            found.forEach(outer -> inside.addAll(fields(outer.duplicate(), number)));
            found = inside;
        }
        return found;
    }

    private static List<ByteBuffer> fields(ByteBuffer message, int wanted) {
        List<ByteBuffer> fields = new ArrayList<>();
        while (message.hasRemaining()) {
            int tag = (int) varint(message);
            int length =
                    switch (tag & 7) {
                        case 0 -> 0;
                        case 1 -> Long.BYTES;
                        case 2 -> (int) varint(message);
                        case 5 -> Integer.BYTES;
                        default -> throw new IllegalArgumentException("wire type " + (tag & 7));
                    };
            if ((tag & 7) == 0) {
                varint(message);
            }
            ByteBuffer field = message.slice(message.position(), length);
            message.position(message.position() + length);
            if (tag >>> 3 == wanted) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = message.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
