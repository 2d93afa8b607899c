package dev.rollcall.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a copy of the results is kept. Immutable.
 *
 * @param url the address, which may hold secrets; empty if there is no copy
 * @param user who connects; empty if the address says it, or nobody need say it
 * @param password the user's password; empty if there is none
 * @param redisUsers how Redis keeps the users of each day; empty if it does not
 */
public record SinkSettings(
        Optional<String> url, Optional<String> user, Optional<String> password, Optional<RedisUsers> redisUsers) {
    /** What an address can begin with. */
    public static final List<String> SCHEMES =
            List.of("jdbc:postgresql:", "jdbc:mariadb:", "jdbc:mysql:", "redis:", "rediss:");

    /** The largest bit of a string of Redis. */
    public static final long LARGEST_BIT = 4_294_967_295L;

    /**
     * How Redis keeps the users of each day.
     *
     * @param bitmap whether as bits of a string, not as members of a set
     * @param largestId the largest id that has a bit, up to {@link #LARGEST_BIT}
     * @param expiry how long after its end a day is kept; empty if for ever
     */
    public record RedisUsers(boolean bitmap, long largestId, Optional<Duration> expiry) {}

    /**
     * A target without users.
     *
     * @param url the address, not null
     * @param user who connects, not null
     * @param password the user's password, not null
     */
    public SinkSettings(Optional<String> url, Optional<String> user, Optional<String> password) {
        this(url, user, password, Optional.empty());
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return url.isPresent() ? "a sink" : "no sink";
    }
}
