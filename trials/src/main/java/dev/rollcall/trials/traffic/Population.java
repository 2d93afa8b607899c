package dev.rollcall.trials.traffic;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Who the users are. Everything about a user follows from its number and the seed, so a user costs no memory.
 *
 * <p>The users of a country have consecutive numbers; the lower, the more active. Immutable.
 */
final class Population {
    /** Identifiers are ten digits that begin with 1 or 2. */
    static final int IDENTIFIER_BITS = 30;

    private static final int FIRST_IDENTIFIER = 1_000_000_000;
    private static final int IDENTIFIER_MASK = (1 << IDENTIFIER_BITS) - 1;
    // Any odd number permutes the numbers below a power of two.
    private static final int IDENTIFIER_STEP = 0x2545F491;
    // Any two odd numbers keep users and weeks apart.
    private static final long OF_USER = 0x9E3779B97F4A7C15L;
    private static final long OF_WEEK = 0xBF58476D1CE4E5B9L;

    private static final double DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    private static final long WEEK_MILLIS = TimeUnit.DAYS.toMillis(7);
    private static final int MOST_TRIES = 100;

    private final long seed;
    private final long start;
    private final double arrivalDays;
    private final Map<Country, Integer> firsts = new EnumMap<>(Country.class);
    private final Map<Country, Integer> inhabitants = new EnumMap<>(Country.class);

    Population(Scenario scenario) {
        seed = scenario.seed();
        start = scenario.startMillis();
        // A few are left to arrive after the history, so that live traffic brings new users too.
        arrivalDays = scenario.days() * 1.05;
        double share = 0;
        for (Country country : Country.values()) {
            int first = (int) Math.round(scenario.users() * share);
            share += country.share();
            firsts.put(country, first);
            inhabitants.put(country, (int) Math.round(scenario.users() * share) - first);
        }
        inhabitants.values().removeIf(count -> count == 0);
    }

    /** The countries that have any users. */
    Set<Country> inhabited() {
        return inhabitants.keySet();
    }

    /** How many users live in an inhabited country. */
    int inhabitants(Country country) {
        return inhabitants.get(country);
    }

    /**
     * Picks a user of an inhabited country, one of those who have come and not left for good at that time.
     *
     * <p>The square makes the activity of the user of rank r fall with 1/sqrt(r), Zipf's law with exponent 1/2, without
     * a table or a power. When a tiny population is all gone, somebody comes back.
     */
    int pick(Country country, long millis, SplittableRandom random) {
        double day = (millis - start) / DAY_MILLIS;
        int first = firsts.get(country);
        int count = inhabitants.get(country);
        int user = first;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            double rank = random.nextDouble();
            user = first + (int) (rank * rank * count);
            if (isAround(user, day)) {
                break;
            }
        }
        return user;
    }

    /**
     * Whether the user has come and not left. Two fifths were there before the history; the others come evenly spread.
     * How long they stay has a long tail: half leave within {@code patience}, a tenth stay nine times as long.
     */
    private boolean isAround(int user, double day) {
        long traits = mix(seed ^ user * OF_USER);
        double origin = fraction(traits);
        double steadiness = fraction(traits >>> 32);
        double arrival = origin < 0.4 ? 0 : (origin - 0.4) / 0.6 * arrivalDays;
        double patience = origin < 0.4 ? 40 : 8;
        return arrival <= day && day - arrival <= 0.1 + patience * steadiness / (1 - steadiness);
    }

    /** Where the user is in the week of that time: nearly always at home. */
    Country whereabouts(int user, Country home, long millis) {
        long trip = mix(seed ^ (user + Math.floorDiv(millis, WEEK_MILLIS) * OF_WEEK) * OF_USER);
        if (fraction(trip) >= 0.01) {
            return home;
        }
        Country[] countries = Country.values();
        return countries[(int) (fraction(trip >>> 32) * countries.length)];
    }

    /** What the user is on this time: most have one platform, every seventh a second one for a third of the time. */
    Platform platform(int user, Country home, SplittableRandom random) {
        long traits = mix(~seed ^ user * OF_USER);
        boolean elsewhere = fraction(traits >>> 32) < 1 / 7.0 && random.nextInt(3) == 0;
        double taste = fraction(traits);
        boolean web = taste < 0.2;
        if (web != elsewhere) {
            return Platform.WEB;
        }
        boolean ios = (web ? taste / 0.2 : (taste - 0.2) / 0.8) < home.iosShare();
        return ios ? Platform.IOS : Platform.ANDROID;
    }

    /** The user's identifier, ten digits; different users have different ones. */
    static int identifier(int user) {
        return FIRST_IDENTIFIER + (user * IDENTIFIER_STEP & IDENTIFIER_MASK);
    }

    /** The lower 32 bits as a number from 0 inclusive to 1 exclusive. */
    private static double fraction(long bits) {
        return (bits & 0xFFFF_FFFFL) * 0x1p-32;
    }

    private static long mix(long bits) {
        return new SplittableRandom(bits).nextLong();
    }
}
