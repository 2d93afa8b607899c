package dev.rollcall.service.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.UserError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupWatchTest {
    private final SetClock clock = new SetClock();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean away;
    private final GroupWatch watch = new GroupWatch(this::answer, clock);

    private GroupStatus answer() {
        questions.incrementAndGet();
        if (away) {
            throw new UserError("no broker");
        }
        return new GroupStatus(clock.instant(), List.of(), List.of());
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void nothingIsAskedBeforeSomebodyWantsToKnow() {
        assertThat(questions).hasValue(0);
        assertThat(watch.isAnswering()).isFalse();
    }

    @Test
    void whoComesSoonAfterAnotherGetsTheSameAnswer() {
        watch.look();
        watch.look();

        assertThat(questions).hasValue(1);
        assertThat(watch.isAnswering()).isTrue();
    }

    @Test
    void anOldAnswerIsGivenWhenNoBrokerAnswersAndSaysSo() {
        Instant first = watch.look().orElseThrow().asked();
        away = true;
        clock.now = clock.now.plus(GroupWatch.OLD);

        assertThat(watch.look().orElseThrow().asked()).isEqualTo(first);
        assertThat(watch.isAnswering()).isFalse();
    }

    @Test
    void whenBrokersAreBackTheAnswerIsNew() {
        watch.look();
        away = true;
        clock.now = clock.now.plus(GroupWatch.OLD);
        watch.look();
        away = false;

        Instant asked = watch.look().orElseThrow().asked();

        assertThat(asked).isEqualTo(clock.now);
        assertThat(watch.isAnswering()).isTrue();
    }

    @Test
    void thereIsNoAnswerBeforeTheFirst() {
        away = true;

        assertThat(watch.look()).isEmpty();
    }

    private static final class SetClock extends Clock {
        private volatile Instant now = Instant.EPOCH.plus(Duration.ofDays(1));

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
