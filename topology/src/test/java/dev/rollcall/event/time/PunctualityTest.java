package dev.rollcall.event.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.event.RejectReason;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PunctualityTest {
    @Test
    void aTimeExactlyAtALimitCounts() {
        Punctuality rule = new Punctuality(Duration.ofMillis(100), Duration.ofMillis(50));

        assertThat(rule.judge(900, 1_000)).isNull();
        assertThat(rule.judge(899, 1_000)).isEqualTo(RejectReason.LATE);
        assertThat(rule.judge(1_050, 1_000)).isNull();
        assertThat(rule.judge(1_051, 1_000)).isEqualTo(RejectReason.AHEAD);
    }

    @Test
    void noTimestampAndNoLimitOverflows() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            long time = random.nextLong(EventTime.FIRST_MILLIS, EventTime.LAST_MILLIS + 1);
            long timestamp = random.nextLong() >>> (1 + random.nextInt(63));
            Duration lateness = Duration.ofSeconds(random.nextLong() >>> (1 + random.nextInt(63)), random.nextInt(2));
            Duration ahead = Duration.ofSeconds(random.nextLong() >>> (1 + random.nextInt(63)), random.nextInt(2));

            RejectReason fault = new Punctuality(lateness, ahead).judge(time, timestamp);

            assertThat(fault)
                    .as("seed %s: %s at %s, %s, %s", seed, time, timestamp, lateness, ahead)
                    .isEqualTo(expected(time, timestamp, lateness, ahead));
        }
    }

    @Test
    void aNegativeLimitIsRefusedByName() {
        assertThatThrownBy(() -> new Punctuality(Duration.ofMillis(-1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("time.max-lateness");
    }

    private static RejectReason expected(long time, long timestamp, Duration lateness, Duration ahead) {
        BigInteger gap = nanos(Duration.ofMillis(timestamp)).subtract(nanos(Duration.ofMillis(time)));
        if (gap.compareTo(nanos(lateness)) > 0) {
            return RejectReason.LATE;
        }
        return gap.negate().compareTo(nanos(ahead)) > 0 ? RejectReason.AHEAD : null;
    }

    private static BigInteger nanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(duration.getNano()));
    }
}
