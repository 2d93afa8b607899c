package dev.rollcall.service.run;

import dev.rollcall.service.UserError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/**
 * Notices that a topic was deleted, or made anew, while it is in use. A producer would wait for it as it waits for brokers that are
 * away, or brokers would create it as nobody wants it. What is to be done is known at the next start. Used by one thread at a time.
 */
final class TopicsWatch {
    private static final int LOOK_EVERY_SECONDS = 30;

    private final Supplier<Map<String, Uuid>> topics;
    private final Map<String, Uuid> known = new HashMap<>();
    private Set<String> missed = Set.of();

    /** A watch that asks for the topics that there are, by name. */
    TopicsWatch(Supplier<Map<String, Uuid>> topics) {
        this.topics = topics;
    }

    void start(ScheduledExecutorService timer, Consumer<UserError> whenGone) {
        timer.scheduleWithFixedDelay(
                () -> look().ifPresent(whenGone), LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Looks once. A broker that has just come back may not know everything yet: what is missed is gone when it is missed again. */
    Optional<UserError> look() {
        try {
            Map<String, Uuid> found = topics.get();
            found.forEach(known::putIfAbsent);
            Set<String> missing = new TreeSet<>();
            known.forEach((name, id) -> {
                if (!id.equals(found.get(name))) {
                    missing.add(name);
                }
            });
            boolean again = !missing.isEmpty() && missing.equals(missed);
            missed = missing;
            return again ? Optional.of(gone(missing)) : Optional.empty();
        } catch (UserError | KafkaException noAnswer) {
            // That brokers are away is said elsewhere.
            return Optional.empty();
        }
    }

    private static UserError gone(Set<String> topics) {
        return new UserError("topic " + String.join(", ", topics)
                + " was deleted or made anew while Rollcall ran; start it again, and it says what is to be done");
    }
}
