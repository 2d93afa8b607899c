package dev.rollcall.service.run;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.schema.RegistryAddress;
import dev.rollcall.schema.SchemaUnavailableException;
import dev.rollcall.schema.Schemas;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class SchemaPausesTest {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Test
    void pausesGrowUpToALimitAndBeginAnewLater() {
        Instant start = Instant.parse("2026-11-29T10:00:00Z");
        GrowingPause pause = new GrowingPause(Clock.fixed(start, ZoneOffset.UTC), LONGEST);

        assertThat(pause.next()).hasSeconds(1);
        assertThat(pause.next()).hasSeconds(2);
        assertThat(pause.next()).hasSeconds(4);
        assertThat(pause.next()).hasSeconds(8);
        assertThat(pause.next()).isEqualTo(LONGEST);
        assertThat(pause.next()).isEqualTo(LONGEST);
    }

    @Test
    void aThreadThatWaitsForASchemaIsReplacedHoweverOften() {
        // A quarter of it is the longest pause.
        ThreadFailures failures = new ThreadFailures(Clock.systemUTC(), Duration.ofMillis(40));
        StreamsException waiting = new StreamsException(unavailable());

        for (int times = 0; times < 10; times++) {
            assertThat(failures.handle(waiting)).isEqualTo(REPLACE_THREAD);
        }
        assertThat(failures.fatal()).isNotDone();
    }

    @Test
    void whoStopsDoesNotPause() {
        ThreadFailures failures = new ThreadFailures(Clock.systemUTC(), Duration.ofHours(1));
        failures.stop();
        SchemaUnavailableException waiting = unavailable();
        long begin = System.nanoTime();

        // With pauses it would be minutes.
        for (int times = 0; times < 10; times++) {
            failures.handle(waiting);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    }

    private static SchemaUnavailableException unavailable() {
        RegistryAddress nowhere = new RegistryAddress(
                URI.create("http://127.0.0.1:1"), Optional.empty(), Optional.empty(), Optional.empty());
        Schemas schemas = new Schemas(nowhere, Duration.ZERO, false);
        return catchThrowableOfType(SchemaUnavailableException.class, () -> schemas.of(7));
    }
}
