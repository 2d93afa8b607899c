package dev.rollcall.bench.result;

import dev.rollcall.bench.run.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What more users cost: a row per contender and number of users. Not thread-safe. */
public final class SizeTable {
    private static final double MB = 1e6;

    private final List<Sized> all = new ArrayList<>();

    private record Sized(int users, int days, Measurement measured) {
        List<Object> row() {
            return List.of(measured.contender(), users, days);
        }

        static String text(long number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
    }

    /**
     * Adds the rounds of one number of users.
     *
     * @param users how many there were
     * @param days on how many days a user was active at most
     * @param measurements of any number of contenders
     */
    public void add(int users, int days, List<Measurement> measurements) {
        measurements.forEach(measured -> all.add(new Sized(users, days, measured)));
    }

    /** Markdown. */
    @Override
    public String toString() {
        return new Table<>(all, Sized::row)
                .common("contender", sized -> sized.measured().contender())
                .common("users", sized -> Sized.text(sized.users()))
                .common("days of a user", sized -> Integer.toString(sized.days()))
                .common("events", sized -> Sized.text(sized.measured().events()))
                .spread("events/s", sized -> sized.measured().eventsPerSecond(), 1, 0)
                .spread("state, MB", sized -> sized.measured().stateBytes(), MB, 1)
                .spread(
                        "state per user, bytes",
                        sized -> (double) sized.measured().stateBytes() / sized.users(),
                        1,
                        1)
                .spread("changelog, MB", sized -> sized.measured().changelogBytes(), MB, 1)
                .spread("MB added to the log", sized -> sized.measured().appendedBytes(), MB, 1)
                .spread("peak RSS, MB", sized -> sized.measured().peakBytes(), MB, 0)
                .exact(sized -> sized.measured().exact())
                .toString();
    }
}
