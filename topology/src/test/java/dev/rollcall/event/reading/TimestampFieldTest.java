package dev.rollcall.event.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.time.TimeFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimestampFieldTest {
    private static final byte[] WITH = "{\"user_id\":\"u1\",\"@timestamp\" : \"2026-11-27T23:30:00Z\"}".getBytes(UTF_8);
    private static final byte[] WITHOUT = "{\"user_id\":\"@timestamp\",\"timestamp\":1}".getBytes(UTF_8);

    @Test
    void aFieldThatMayHaveBeenMeantIsFoundOnce() {
        TimestampField field = field("@timestamp");

        assertThat(field.isFoundIn(null)).isFalse();
        assertThat(field.isFoundIn(WITHOUT)).isFalse();
        assertThat(field.isFoundIn(WITH)).isTrue();
        assertThat(field.isFoundIn(WITH)).isFalse();
    }

    @Test
    void aTimeThatIsReadElsewhereLooksForNothing() {
        assertThat(field("ts").isFoundIn(WITH)).isFalse();
        assertThat(field("/@timestamp").isFoundIn(WITH)).isFalse();
        assertThat(field("/@timestamp", "@timestamp").isFoundIn(WITH)).isFalse();
        assertThat(field("ts", "@timestamp").isFoundIn(WITH)).isTrue();
    }

    @Test
    void afterAThousandEventsWithoutItNoneIsLookedAt() {
        TimestampField field = field("@timestamp");
        for (int event = 0; event < 1_000; event++) {
            assertThat(field.isFoundIn(WITHOUT)).isFalse();
        }

        assertThat(field.isFoundIn(WITH)).isFalse();
    }

    private static TimestampField field(String... paths) {
        return new TimestampField(new TimeSource(List.of(paths), TimeFormat.AUTO, Optional.empty()));
    }
}
