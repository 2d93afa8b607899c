package dev.rollcall.event.avro;

import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;
import dev.rollcall.event.binary.BinaryInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.apache.avro.Schema;

/** Makes the steps that read plain values that are wanted. */
final class AvroLeaf {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private AvroLeaf() {}

    /** A step for a schema that is neither a record, a map, an array nor a union. */
    static AvroStep of(Schema schema, FieldValue value) {
        return switch (schema.getType()) {
            case NULL -> in -> value.set(Kind.ABSENT);
            case BOOLEAN ->
                in -> {
                    byte[] text = in.oneByte() == 0 ? FALSE : TRUE;
                    value.pointTo(Kind.BOOLEAN, text, 0, text.length);
                };
            case INT, LONG -> ofNumber(String.valueOf(schema.getProp("logicalType")), value);
            case FLOAT -> in -> value.setText(Kind.NUMBER, Float.toString(Float.intBitsToFloat(in.fixed32())));
            case DOUBLE -> in -> value.setText(Kind.NUMBER, Double.toString(Double.longBitsToDouble(in.fixed64())));
            case STRING -> in -> ofBytes(in, in.zigZag(), value);
            case BYTES -> ofBinary(schema, -1, value);
            case FIXED -> ofBinary(schema, schema.getFixedSize(), value);
            case ENUM -> ofEnum(schema, value);
            default -> throw new IllegalArgumentException("no plain value: " + schema.getType());
        };
    }

    /** Times with a zone stay numbers: how large they are tells what they count. */
    private static AvroStep ofNumber(String logicalType, FieldValue value) {
        return switch (logicalType) {
            case "date" -> in -> value.setText(Kind.STRING, date(in.zigZag()));
            case "local-timestamp-millis" -> in -> value.setText(Kind.STRING, local(in.zigZag(), 1_000));
            case "local-timestamp-micros" -> in -> value.setText(Kind.STRING, local(in.zigZag(), 1_000_000));
            case "local-timestamp-nanos" -> in -> value.setText(Kind.STRING, local(in.zigZag(), 1_000_000_000));
            default -> in -> value.setNumber(in.zigZag());
        };
    }

    private static String date(long epochDay) {
        BinaryInput.require(epochDay == (int) epochDay);
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    private static String local(long time, int unitsPerSecond) {
        long nanos = Math.floorMod(time, unitsPerSecond) * (1_000_000_000L / unitsPerSecond);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(time, unitsPerSecond), (int) nanos, ZoneOffset.UTC)
                .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private static void ofBytes(BinaryInput in, long length, FieldValue value) {
        int from = in.skip(length);
        value.setUtf8(Kind.STRING, in.bytes(), from, in.at());
    }

    /** Bytes of a known size, or of one that stands before them if it is negative. */
    private static AvroStep ofBinary(Schema schema, int size, FieldValue value) {
        String logicalType = String.valueOf(schema.getProp("logicalType"));
        if (logicalType.equals("decimal")) {
            int scale = schema.getObjectProp("scale") instanceof Number number ? number.intValue() : 0;
            return in -> ofDecimal(in, size < 0 ? in.zigZag() : size, scale, value);
        }
        if (logicalType.equals("uuid") && size == 2 * Long.BYTES) {
            return in -> value.setText(Kind.STRING, uuid(in));
        }
        return in -> ofBytes(in, size < 0 ? in.zigZag() : size, value);
    }

    private static void ofDecimal(BinaryInput in, long size, int scale, FieldValue value) {
        int from = in.skip(size);
        BinaryInput.require(size > 0);
        if (size > FieldValue.MAX_BYTES || Math.abs(scale) > FieldValue.MAX_BYTES) {
            value.set(Kind.TOO_LONG);
        } else {
            BigDecimal decimal = new BigDecimal(new BigInteger(in.bytes(), from, (int) size), scale);
            value.setText(Kind.NUMBER, decimal.toPlainString());
        }
    }

    private static String uuid(BinaryInput in) {
        return new UUID(Long.reverseBytes(in.fixed64()), Long.reverseBytes(in.fixed64())).toString();
    }

    private static AvroStep ofEnum(Schema schema, FieldValue value) {
        byte[][] symbols = schema.getEnumSymbols().stream()
                .map(symbol -> symbol.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return in -> {
            long index = in.zigZag();
            BinaryInput.require(index >= 0 && index < symbols.length);
            byte[] symbol = symbols[(int) index];
            value.setUtf8(Kind.STRING, symbol, 0, symbol.length);
        };
    }
}
