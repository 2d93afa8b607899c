package dev.rollcall.settings;

import dev.rollcall.settings.SinkSettings.RedisUsers;
import java.time.Duration;
import java.util.Optional;

/** The keys of the sink. Stateless. */
final class SinkKeys {
    static final String REDIS_USERS = SettingsKeys.SINK + "redis.users";
    private static final String REDIS_USERS_LARGEST = REDIS_USERS + ".largest";
    private static final String REDIS_USERS_EXPIRY = REDIS_USERS + ".expiry";
    private static final int LONGEST_EXPIRY_DAYS = 36_500;

    private SinkKeys() {}

    private enum Users {
        SET,
        BITMAP
    }

    static SinkSettings read(Values values) {
        return new SinkSettings(
                values.optional(SettingsKeys.SINK_URL, Names.SINK_URL, """
                        Where `sink` keeps a copy of the results: `jdbc:postgresql://host/database`, `jdbc:mariadb://host/database` or \
                        `jdbc:mysql://host/database`, with the driver's own parameters, `redis://host:6379/0` or `rediss://` with TLS. Hidden wherever \
                        settings are shown. References in keys that begin with `sink.` are followed by `sink` only."""),
                values.optional(SettingsKeys.SINK_USER, Kind.text("a name", user -> user), """
                        The user that `sink` connects as."""),
                values.optional(SettingsKeys.SINK_PASSWORD, Kind.secret("a password", password -> password), """
                        The user's password. Keep it elsewhere, as in `${env:NAME}` or `${file:/run/secrets/rollcall.properties:key}`."""),
                redisUsers(values));
    }

    private static Optional<RedisUsers> redisUsers(Values values) {
        Optional<Users> users = values.optional(REDIS_USERS, Kind.oneOf(Users.class, "way"), """
                How Redis keeps the users of each day, from the topic that `first-visits.topic` names: `set`, so that `SCARD` is the day's `dau`, or \
                `bitmap` for ids that are numbers, so that `BITCOUNT` is.""");
        Optional<Long> largest = values.optional(
                REDIS_USERS_LARGEST,
                Kind.text("a whole number from 0 to " + SinkSettings.LARGEST_BIT, SinkKeys::bit),
                """
                The largest id in a bitmap, `100000000` if not set; each day takes up to an eighth of that in bytes. Other ids are kept in a set beside it, \
                and named in the log.""");
        Optional<Duration> expiry = values.optional(REDIS_USERS_EXPIRY, Amounts.duration(LONGEST_EXPIRY_DAYS), """
                How long after its end the users of a day are kept; for ever if not set.""");
        return users.map(way -> new RedisUsers(way == Users.BITMAP, largest.orElse(100_000_000L), expiry));
    }

    private static long bit(String text) {
        long bit = Long.parseLong(text);
        if (bit < 0 || bit > SinkSettings.LARGEST_BIT) {
            throw new IllegalArgumentException("it is outside");
        }
        return bit;
    }
}
