package dev.rollcall.service.run;

import dev.rollcall.service.UserError;
import dev.rollcall.service.run.health.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Says once that the brokers are away, and once that they are back. Kafka's clients would say it many times a second, or not at
 * all. Looks from one thread; the silence can be asked for from any.
 */
final class BrokerWatch {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    static final int EVERY_SECONDS = 5;

    private final Runnable question;
    private final Clock clock;
    private volatile Instant lastAnswer;
    private volatile Instant answeringSince;
    private boolean away;

    /** A watch that asks a question, which fails if no broker answers. */
    BrokerWatch(Runnable question, Clock clock) {
        this.question = question;
        this.clock = clock;
        lastAnswer = clock.instant();
        answeringSince = lastAnswer;
    }

    /** Asks once, and says what is new. */
    void watch() {
        look().ifPresent(line -> LOG.atLevel(away ? Level.WARN : Level.INFO).log(line));
    }

    /** Asks once; a line if there is something new to say. */
    Optional<String> look() {
        boolean answered = answers();
        Instant now = clock.instant();
        Duration silence = Duration.between(lastAnswer, now);
        if (answered) {
            lastAnswer = now;
        } else {
            answeringSince = now;
        }
        if (answered == away && (answered || silence.compareTo(Health.PATIENCE) >= 0)) {
            away = !answered;
            return Optional.of(
                    away
                            ? "No broker has answered for " + silence.toSeconds()
                                    + " s; counting goes on where it stopped when one is back"
                            : "The brokers are back after " + silence.toSeconds() + " s");
        }
        return Optional.empty();
    }

    /** How long no broker has answered. */
    Duration silence() {
        return Duration.between(lastAnswer, clock.instant());
    }

    /** For how long every question has been answered. */
    Duration answering() {
        return Duration.between(answeringSince, clock.instant());
    }

    private boolean answers() {
        try {
            question.run();
            return true;
        } catch (UserError | KafkaException noAnswer) {
            return false;
        }
    }
}
