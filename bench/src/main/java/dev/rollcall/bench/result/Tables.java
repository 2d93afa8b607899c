package dev.rollcall.bench.result;

import dev.rollcall.bench.run.CatchUp;
import dev.rollcall.bench.run.Latency;
import dev.rollcall.bench.run.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Measurements as tables with a row per contender: medians, with least and most in brackets if there were several rounds. */
public final class Tables {
    private static final double MB = 1e6;

    private Tables() {}

    /**
     * How fast, and at what price.
     *
     * @param measurements of any number of contenders and rounds
     * @return Markdown
     */
    public static String throughput(List<Measurement> measurements) {
        Table table = new Table(
                "contender",
                "events/s",
                "seconds",
                "events per CPU second",
                "CPU s of broker",
                "MB added to the log",
                "peak RSS, MB",
                "exact");
        by(Measurement::contender, measurements)
                .forEach((contender, rounds) -> table.row(
                        contender,
                        Spread.of(rounds, Measurement::eventsPerSecond).text(1, 0),
                        Spread.of(rounds, Measurement::seconds).text(1, 1),
                        Spread.of(rounds, Measurement::eventsPerCpuSecond).text(1, 0),
                        Spread.of(rounds, Measurement::brokerCpuSeconds).text(1, 1),
                        Spread.of(rounds, Measurement::appendedBytes).text(MB, 1),
                        Spread.of(rounds, Measurement::peakBytes).text(MB, 0),
                        count(rounds, Measurement::exact)));
        return table.toString();
    }

    /**
     * How old published counts are.
     *
     * @param measurements of any number of contenders and rounds
     * @return Markdown
     */
    public static String latency(List<Latency> measurements) {
        Table table = new Table("contender", "p50, ms", "p99, ms", "max, ms", "CPU s per second", "exact");
        by(Latency::contender, measurements)
                .forEach((contender, rounds) -> table.row(
                        contender,
                        Spread.of(rounds, Latency::p50).text(1, 0),
                        Spread.of(rounds, Latency::p99).text(1, 0),
                        Spread.of(rounds, Latency::max).text(1, 0),
                        Spread.of(rounds, Latency::cpuSeconds).text(1, 2),
                        count(rounds, Latency::exact)));
        return table.toString();
    }

    /**
     * How fast a backlog is worked off while events arrive.
     *
     * @param measurements of any number of contenders and rounds
     * @return Markdown
     */
    public static String catchUp(List<CatchUp> measurements) {
        Table table = new Table("contender", "events/s while catching up", "seconds", "exact");
        by(CatchUp::contender, measurements)
                .forEach((contender, rounds) -> table.row(
                        contender,
                        Spread.of(rounds, CatchUp::eventsPerSecond).text(1, 0),
                        Spread.of(rounds, CatchUp::seconds).text(1, 1),
                        count(rounds, CatchUp::exact)));
        return table.toString();
    }

    static <T> Map<String, List<T>> by(Function<T, String> contender, List<T> measurements) {
        return measurements.stream().collect(Collectors.groupingBy(contender, LinkedHashMap::new, Collectors.toList()));
    }

    static <T> String count(List<T> rounds, Predicate<T> exact) {
        return rounds.stream().filter(exact).count() + " of " + rounds.size();
    }
}
