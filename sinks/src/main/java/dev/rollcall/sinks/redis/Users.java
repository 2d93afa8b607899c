package dev.rollcall.sinks.redis;

import dev.rollcall.report.FirstVisit;
import dev.rollcall.settings.SinkSettings.RedisUsers;
import dev.rollcall.sinks.Source;
import dev.rollcall.sinks.redis.Server.Request;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.Protocol.Command;

/**
 * The users of each day: members of a set, or bits of a bitmap where ids are numbers, with those in a set beside it that are none. Days beyond the expiry are not written.
 * Used by one thread.
 */
final class Users {
    private static final int LONGEST_NUMBER = 10;
    private static final String OTHERS = ":others";

    private final RedisUsers settings;
    private final Keys keys;
    private final Clock clock;

    Users(RedisUsers settings, Keys keys, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
    }

    /** What adds a user to a day; nothing if the day is over for good. */
    List<Request> add(FirstVisit visit) {
        Optional<Instant> expiry = expiry(visit.day());
        if (expiry.filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            return List.of();
        }
        String key = key(visit);
        List<Request> requests = new ArrayList<>();
        OptionalLong bit = bit(visit.user());
        requests.add(
                bit.isPresent()
                        ? Request.of(Command.SETBIT, key, Long.toString(bit.getAsLong()), "1")
                        : Request.of(Command.SADD, key, visit.user()));
        expiry.ifPresent(end -> requests.add(Request.of(Command.EXPIREAT, key, Long.toString(end.getEpochSecond()))));
        return requests;
    }

    private String key(FirstVisit visit) {
        return settings.bitmap() && bit(visit.user()).isEmpty() ? others(visit.day()) : keys.users(visit.day());
    }

    private Optional<Instant> expiry(LocalDate day) {
        return settings.expiry()
                .map(after ->
                        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(after));
    }

    /** Only numbers as one writes them: 007 and 7 are two users. */
    private OptionalLong bit(String user) {
        boolean number = settings.bitmap()
                && !user.isEmpty()
                && user.length() <= LONGEST_NUMBER
                && user.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && (user.length() == 1 || user.charAt(0) != '0');
        return number && Long.parseLong(user) <= settings.largestId()
                ? OptionalLong.of(Long.parseLong(user))
                : OptionalLong.empty();
    }

    /** Where the users of a day are that have no place in its bitmap. */
    String others(LocalDate day) {
        return keys.users(day) + OTHERS;
    }

    /** Whether a user has a place in the bitmap, or there is none. */
    boolean fits(String user) {
        return !settings.bitmap() || bit(user).isPresent();
    }

    /** The users under a key. */
    Set<String> read(Server server, String key) {
        if (!settings.bitmap() || key.endsWith(OTHERS)) {
            return new HashSet<>(Reply.texts(server.ask(Request.of(Command.SMEMBERS, key))));
        }
        byte[] bytes = (byte[]) server.ask(Request.of(Command.GET, key));
        for (int at = 0; bytes != null && at < bytes.length; at++) {
            // Redis counts bits from the left.
            bytes[at] = (byte) (Integer.reverse(bytes[at] & 0xff) >>> 24);
        }
        return bytes == null
                ? Set.of()
                : BitSet.valueOf(bytes).stream().mapToObj(Integer::toString).collect(Collectors.toSet());
    }

    /** The day whose users are under a key. */
    LocalDate day(String key) {
        String rest = key.substring(keys.rows(Source.FIRST_VISITS).length());
        return LocalDate.parse(rest.endsWith(OTHERS) ? rest.substring(0, rest.length() - OTHERS.length()) : rest);
    }
}
