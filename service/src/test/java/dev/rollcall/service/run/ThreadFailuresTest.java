package dev.rollcall.service.run;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.bytes.UnknownVersionException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {
    private final ThreadFailures failures = new ThreadFailures(Clock.systemUTC(), Duration.ofMinutes(5));

    @Test
    void aThreadThatFailsIsReplacedThreeTimesThenTheFirstCauseIsFatal() {
        StreamsException first = new StreamsException("first");

        assertThat(failures.handle(first)).isEqualTo(REPLACE_THREAD);
        assertThat(failures.handle(new StreamsException("second"))).isEqualTo(REPLACE_THREAD);
        assertThat(failures.handle(new StreamsException("third"))).isEqualTo(REPLACE_THREAD);
        assertThat(failures.handle(new StreamsException("fourth"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.fatal()).isCompletedWithValue(first);
    }

    @Test
    void anErrorIsFatalAtOnceWhateverWasBefore() {
        failures.handle(new StreamsException("before"));
        Error error = new NoClassDefFoundError("gone");

        assertThat(failures.handle(error)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.fatal()).isCompletedWithValue(error);
    }

    @Test
    void aThreadThatGaveUpWaitingForBrokersIsReplacedHoweverOften() {
        StreamsException outage = new StreamsException(new TimeoutException("not present in metadata"));

        for (int times = 0; times < 10; times++) {
            assertThat(failures.handle(outage)).isEqualTo(REPLACE_THREAD);
        }
        assertThat(failures.fatal()).isNotDone();
    }

    @Test
    void aThreadThatWasFencedIsReplacedHoweverOften() {
        StreamsException fenced = new StreamsException(new InvalidTxnStateException("an invalid state"));

        for (int times = 0; times < 10; times++) {
            assertThat(failures.handle(fenced)).isEqualTo(REPLACE_THREAD);
        }
        assertThat(failures.fatal()).isNotDone();
    }

    @Test
    void aFormatThatIsNotKnownIsFatalAtOnce() {
        StreamsException failure = new StreamsException(new UnknownVersionException("version 9"));

        assertThat(failures.handle(failure)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.fatal()).isCompletedWithValue(failure);
    }

    @Test
    void whatIsToldHereTheVirtualMachineDoesNotTellAgain() throws InterruptedException {
        AtomicReference<UncaughtExceptionHandler> afterwards = new AtomicReference<>();
        Thread replacement = new Thread(() -> {
            failures.handle(new StreamsException("of a replaced thread"));
            afterwards.set(Thread.currentThread().getUncaughtExceptionHandler());
        });

        replacement.start();
        replacement.join();

        // The thread group's handler is the one that prints.
        assertThat(afterwards.get()).isNotNull().isNotInstanceOf(ThreadGroup.class);
    }

    @Test
    void aMissingRightIsFatalAtOnce() {
        StreamsException failure = new StreamsException(new TopicAuthorizationException(Set.of("events")));

        assertThat(failures.handle(failure)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.fatal()).isCompletedWithValue(failure);
    }
}
