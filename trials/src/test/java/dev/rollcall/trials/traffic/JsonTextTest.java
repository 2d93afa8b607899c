package dev.rollcall.trials.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private final byte[] buffer = new byte[64];
    private final JsonText text = new JsonText(buffer);

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, 1_795_478_400_123L, Long.MAX_VALUE})
    void numbersHaveAllTheirDigits(long number) {
        text.putNumber(number);

        assertThat(written()).isEqualTo(Long.toString(number));
    }

    @Test
    void sessionsAreSixteenHexadecimalDigits() {
        text.putHex(0x0123_4567_89AB_CDEFL);

        assertThat(written()).isEqualTo("0123456789abcdef");
    }

    @Test
    void utcIsWrittenAsZ() {
        text.putIso(Instant.parse("2026-02-03T04:05:06.007Z").toEpochMilli(), 0);

        assertThat(written()).isEqualTo("2026-02-03T04:05:06.007Z");
    }

    @Test
    void everyMomentAndOffsetReadsBackTheSame() {
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 10_000; round++) {
            long millis = random.nextLong(0, 4_000_000_000_000L);
            int offsetMinutes = random.nextInt(-47, 57) * 15;
            text.restart();

            text.putIso(millis, offsetMinutes);

            OffsetDateTime time = OffsetDateTime.parse(written());
            assertThat(time.toInstant().toEpochMilli()).as("seed %d", seed).isEqualTo(millis);
            assertThat(time.getOffset().getTotalSeconds()).isEqualTo(offsetMinutes * 60);
        }
    }

    private String written() {
        return new String(buffer, 0, text.length(), US_ASCII);
    }
}
