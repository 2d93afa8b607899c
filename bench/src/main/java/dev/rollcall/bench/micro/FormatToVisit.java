package dev.rollcall.bench.micro;

import dev.rollcall.event.EventFormat;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.format.InputFormat;
import dev.rollcall.event.reading.EventReader;
import dev.rollcall.event.time.TimeLimits;
import dev.rollcall.schema.RegisteredSchema;
import dev.rollcall.schema.RegistryAddress;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The same events in every format: takes the user, the day and two dimension values out of one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FormatToVisit {
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\":\"?([^\",}]+)");
    private static final List<String> NAMES =
            List.of("event_id", "type", "user_id", "ts", "country", "platform", "session", "page", "referrer");

    /** What the events are written in. */
    @Param({"JSON", "AVRO", "PROTOBUF", "CSV"})
    public InputFormat.Name format;

    private byte[][] events;
    private EventReader reader;
    private int next;

    /** Made by JMH. */
    public FormatToVisit() {}

    /** Makes events and the reader. */
    @Setup
    public void prepare() {
        events = Stream.of(SampleEvents.make()).map(this::rewritten).toArray(byte[][]::new);
        reader = new EventReader(
                SampleEvents.schema("country", "platform"),
                TimeLimits.of(ZoneOffset.UTC, Duration.ofDays(7), Duration.ofHours(1)),
                formats());
    }

    private Function<FieldTree, EventFormat> formats() {
        RegistryAddress registry = new RegistryAddress(
                URI.create("http://localhost"), Optional.empty(), Optional.empty(), Optional.empty());
        return new InputFormat(
                        format,
                        Optional.of(registry),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        NAMES,
                        ',',
                        Optional.empty())
                .reading(id -> Optional.of(new RegisteredSchema(format.name(), schema(), Map.of())));
    }

    private String schema() {
        StringBuilder fields = new StringBuilder();
        for (String name : NAMES) {
            String type = name.equals("ts") ? "long" : "string";
            fields.append(
                    format == InputFormat.Name.AVRO
                            ? (fields.isEmpty() ? "" : ",") + "{\"name\":\"" + name + "\",\"type\":\"" + type + "\"}"
                            : type.replace("long", "int64") + " " + name + " = " + (NAMES.indexOf(name) + 1) + ";");
        }
        return format == InputFormat.Name.AVRO
                ? "{\"type\":\"record\",\"name\":\"V\",\"fields\":[" + fields + "]}"
                : "syntax = \"proto3\"; message V { " + fields + " }";
    }

    private byte[] rewritten(byte[] json) {
        Matcher members = MEMBER.matcher(new String(json, StandardCharsets.UTF_8));
        List<String> values = members.results().map(member -> member.group(2)).toList();
        return switch (format) {
            case JSON -> json;
            case CSV -> String.join(",", values).getBytes(StandardCharsets.UTF_8);
            case AVRO, PROTOBUF -> binary(values);
        };
    }

    private byte[] binary(List<String> values) {
        boolean avro = format == InputFormat.Name.AVRO;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[avro ? 5 : 6]);
        for (int i = 0; i < NAMES.size(); i++) {
            boolean number = NAMES.get(i).equals("ts");
            if (!avro) {
                out.write(8 * (i + 1) + (number ? 0 : 2));
            }
            byte[] text = values.get(i).getBytes(StandardCharsets.UTF_8);
            long head = number ? Long.parseLong(values.get(i)) : text.length;
            varint(out, avro ? 2 * head : head);
            out.writeBytes(number ? new byte[0] : text);
        }
        return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        for (; rest >= 0x80; rest >>>= 7) {
            out.write((int) (rest & 0x7F) + 0x80);
        }
        out.write((int) rest);
    }

    /** Reads one event. */
    @Benchmark
    public int read() {
        next = (next + 1) & (SampleEvents.COUNT - 1);
        if (!reader.read(null, events[next], SampleEvents.TIME_MILLIS)) {
            throw new IllegalStateException(reader.detail());
        }
        return reader.epochDay() + reader.user().length();
    }
}
