package dev.rollcall.bench.micro;

import dev.rollcall.event.Dimension;
import dev.rollcall.event.reading.EventReader;
import dev.rollcall.event.reading.EventSchema;
import dev.rollcall.event.time.TimeFormat;
import dev.rollcall.event.time.TimeLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Events of 220 bytes by many users on one day, always the same ones, and a reader that counts all of them. */
final class SampleEvents {
    /** As many as fit a processor's caches badly, as in a real run; a power of two. */
    static final int COUNT = 1 << 17;

    static final long TIME_MILLIS = 1_795_342_530_123L;

    private static final String[] COUNTRIES = {"DE", "US", "FR", "JP", "BR", "IN", "GB", "IT"};

    private SampleEvents() {}

    static byte[][] make() {
        SplittableRandom random = new SplittableRandom(42);
        byte[][] events = new byte[COUNT][];
        for (int index = 0; index < COUNT; index++) {
            int user = random.nextInt(COUNT / 4);
            String event =
                    ("{\"event_id\":\"%016x\",\"type\":\"page_view\",\"user_id\":\"user-%09d\",\"ts\":%d,\"country\":\"%s\","
                                    + "\"platform\":\"web\",\"session\":\"%016x\",\"page\":\"/products/%d\",\"referrer\":\"https://example.org/search\"}")
                            .formatted(
                                    random.nextLong(),
                                    user,
                                    TIME_MILLIS - random.nextInt(1_000),
                                    COUNTRIES[user % COUNTRIES.length],
                                    random.nextLong(),
                                    random.nextInt(100_000));
            events[index] = event.getBytes(StandardCharsets.ISO_8859_1);
        }
        return events;
    }

    /** Dimensions by the names of their fields. */
    static EventSchema schema(String... dimensions) {
        List<Dimension> named =
                Arrays.stream(dimensions).map(name -> new Dimension(name, name)).toList();
        return new EventSchema("user_id", "ts", TimeFormat.AUTO, named);
    }

    static EventReader reader(EventSchema schema) {
        return new EventReader(schema, TimeLimits.of(ZoneOffset.UTC, Duration.ofDays(7), Duration.ofHours(1)));
    }

    static EventReader reference(EventSchema schema) {
        return EventReader.reference(schema, TimeLimits.of(ZoneOffset.UTC, Duration.ofDays(7), Duration.ofHours(1)));
    }
}
