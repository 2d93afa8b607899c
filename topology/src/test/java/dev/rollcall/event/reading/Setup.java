package dev.rollcall.event.reading;

import dev.rollcall.event.Dimension;
import dev.rollcall.event.time.TimeFormat;
import dev.rollcall.event.time.TimeLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** A reader under test, the record timestamp that it is asked with, and short ways to ask it. */
record Setup(EventSchema schema, ZoneId zone, Duration maxLateness, Duration maxAhead, long timestamp) {
    /** 2026-11-22T10:15:30.123Z. */
    static final long NOW = 1_795_342_530_123L;

    /** User {@code uid}, time {@code ts}, any lateness, in UTC. */
    static Setup standard(String... dimensionPaths) {
        List<Dimension> dimensions = Arrays.stream(dimensionPaths)
                .map(path -> new Dimension(path, path))
                .toList();
        EventSchema schema = new EventSchema("uid", "ts", TimeFormat.AUTO, dimensions);
        return new Setup(schema, ZoneOffset.UTC, Duration.ofDays(10_000_000), Duration.ofDays(10_000_000), NOW);
    }

    Setup user(String path) {
        return user(UserSource.of(path));
    }

    Setup user(UserSource source) {
        return with(new EventSchema(source, schema.time(), schema.where(), schema.dimensions()));
    }

    Setup time(String path, TimeFormat format) {
        return time(TimeSource.of(path, format));
    }

    Setup time(TimeSource source) {
        return with(new EventSchema(schema.user(), source, schema.where(), schema.dimensions()));
    }

    Setup where(Condition... conditions) {
        return with(new EventSchema(schema.user(), schema.time(), List.of(conditions), schema.dimensions()));
    }

    Setup zone(String newZone) {
        return new Setup(schema, ZoneId.of(newZone), maxLateness, maxAhead, timestamp);
    }

    Setup limits(Duration lateness, Duration ahead) {
        return new Setup(schema, zone, lateness, ahead, timestamp);
    }

    Setup timestamp(long newTimestamp) {
        return new Setup(schema, zone, maxLateness, maxAhead, newTimestamp);
    }

    private Setup with(EventSchema newSchema) {
        return new Setup(newSchema, zone, maxLateness, maxAhead, timestamp);
    }

    EventReader reader() {
        return new EventReader(schema, limits());
    }

    Verdict verdict(byte[] key, byte[] value) {
        return Verdict.of(reader(), schema.dimensions().size(), key, value, timestamp);
    }

    Verdict verdict(byte[] value) {
        return verdict(null, value);
    }

    Verdict verdict(String value) {
        return verdict(Verdict.utf8(value));
    }

    /** Every char is one byte, so that a test can write bytes that are not UTF-8. */
    Verdict verdictOfBytes(String latin1) {
        return verdict(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    String detail(String value) {
        EventReader reader = reader();
        reader.read(null, value == null ? null : Verdict.utf8(value), timestamp);
        return reader.detail();
    }

    /** As wide as can be. */
    TimeLimits limits() {
        return new TimeLimits(zone, maxLateness, maxAhead, LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));
    }
}
