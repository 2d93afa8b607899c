package dev.rollcall.service.check;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/** How findings name things. */
final class Wording {
    private static final int HOURS_PER_DAY = 24;

    private Wording() {}

    static String topics(Collection<TopicFacts> topics) {
        return (topics.size() == 1 ? "topic " : "topics ")
                + topics.stream().map(TopicFacts::name).collect(Collectors.joining(", "));
    }

    /** A duration in days where it is a whole number of them, else in hours or in milliseconds. */
    static String time(long millis) {
        Duration duration = Duration.ofMillis(millis);
        if (duration.toHours() == 0 || duration.toMinutesPart() != 0) {
            return duration.toSeconds() > 0 && duration.toMillisPart() == 0
                    ? duration.toSeconds() + " s"
                    : millis + " ms";
        }
        long hours = duration.toHours();
        return hours % HOURS_PER_DAY == 0 ? count(hours / HOURS_PER_DAY, "day") : count(hours, "hour");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
