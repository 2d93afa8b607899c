package dev.rollcall.sinks.redis;

import dev.rollcall.sinks.Source;
import java.time.LocalDate;

/** The names of all keys. They begin with the application id as the one hash tag, so that a cluster keeps them on one node. Immutable. */
final class Keys {
    private final String prefix;

    Keys(String applicationId) {
        prefix = '{' + applicationId + "}:";
    }

    /** The epoch of the owner. */
    String epoch() {
        return prefix + "epoch";
    }

    /** A hash: for each partition the topic's id and the offset. */
    String positions() {
        return prefix + "positions";
    }

    /** The hash of a row. */
    String row(Source source, String key) {
        return rows(source) + key;
    }

    /** What all rows of a topic begin with. */
    String rows(Source source) {
        return prefix
                + switch (source) {
                    case ACTIVE_USERS -> "active-users:";
                    case GAPS -> "gaps:";
                    case RETENTION -> "retention:";
                    case ACCOUNTS -> "accounts:";
                    case FIRST_VISITS -> "users:";
                };
    }

    /** The users of a day, as a set or a bitmap. */
    String users(LocalDate day) {
        return rows(Source.FIRST_VISITS) + day;
    }

    /** Finds all keys that begin with some text. */
    static String pattern(String beginning) {
        return beginning.replaceAll("([\\[\\]*?\\\\])", "\\\\$1") + '*';
    }
}
