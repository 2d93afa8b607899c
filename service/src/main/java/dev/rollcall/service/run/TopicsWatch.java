package dev.rollcall.service.run;

import dev.rollcall.service.UserError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * Notices that a topic was deleted, or made anew, while it is in use. A producer would wait for it as it waits for brokers that are
 * away, or brokers would create it as nobody wants it. What is to be done is known at the next start. Used by one thread at a time.
 */
final class TopicsWatch {
    static final int EVERY_SECONDS = 30;

    private final Supplier<Map<String, Uuid>> topics;
    private final Map<String, Uuid> known = new HashMap<>();
    private Set<String> missed = Set.of();

    /** A watch that asks for the topics that there are, by name. */
    TopicsWatch(Supplier<Map<String, Uuid>> topics) {
        this.topics = topics;
    }

    /** Looks once. A broker that has just come back may not know everything yet: what is missed is gone when it is missed again. */
    Optional<UserError> look() {
        Map<String, Uuid> found = topics.get();
        found.forEach(known::putIfAbsent);
        Set<String> missing = known.entrySet().stream()
                .filter(topic -> !topic.getValue().equals(found.get(topic.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean again = !missing.isEmpty() && missing.equals(missed);
        missed = missing;
        return again ? Optional.of(gone(missing)) : Optional.empty();
    }

    private static UserError gone(Set<String> topics) {
        return new UserError("topic " + String.join(", ", topics)
                + " was deleted or made anew while Rollcall ran; start it again, and it says what is to be done");
    }
}
