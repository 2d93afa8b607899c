package dev.rollcall.bench.result;

import dev.rollcall.bench.run.Measurement;
import java.util.List;
import java.util.Locale;

/** What more users cost: a row per contender and number of users. Not thread-safe. */
public final class SizeTable {
    private static final double MB = 1e6;

    private final Table table = new Table(
            "contender",
            "users",
            "days of a user",
            "events",
            "events/s",
            "state, MB",
            "state per user, bytes",
            "changelog, MB",
            "MB added to the log",
            "peak RSS, MB",
            "exact");

    /**
     * Adds the rounds of one number of users.
     *
     * @param users how many there were
     * @param days on how many days a user was active at most
     * @param measurements of any number of contenders
     */
    public void add(int users, int days, List<Measurement> measurements) {
        Tables.by(Measurement::contender, measurements)
                .forEach((contender, rounds) -> table.row(
                        contender,
                        String.format(Locale.ROOT, "%,d", users),
                        Integer.toString(days),
                        String.format(Locale.ROOT, "%,d", rounds.get(0).events()),
                        Spread.of(rounds, Measurement::eventsPerSecond).text(1, 0),
                        Spread.of(rounds, Measurement::stateBytes).text(MB, 1),
                        Spread.of(rounds, Measurement::stateBytes).text(users, 1),
                        Spread.of(rounds, Measurement::changelogBytes).text(MB, 1),
                        Spread.of(rounds, Measurement::appendedBytes).text(MB, 1),
                        Spread.of(rounds, Measurement::peakBytes).text(MB, 0),
                        Tables.count(rounds, Measurement::exact)));
    }

    /** Markdown. */
    @Override
    public String toString() {
        return table.toString();
    }
}
