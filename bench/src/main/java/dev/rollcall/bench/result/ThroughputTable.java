package dev.rollcall.bench.result;

import dev.rollcall.bench.run.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Throughput measurements as a table with a row per contender: medians, with least and most in brackets. */
public final class ThroughputTable {
    private static final double MB = 1e6;

    private ThroughputTable() {}

    /**
     * Makes the table.
     *
     * @param measurements of any number of contenders and rounds
     * @return Markdown
     */
    public static String of(List<Measurement> measurements) {
        Map<String, List<Measurement>> byContender = measurements.stream()
                .collect(Collectors.groupingBy(Measurement::contender, LinkedHashMap::new, Collectors.toList()));
        Table table = new Table(
                "contender",
                "events/s",
                "seconds",
                "events per CPU second",
                "CPU s of broker",
                "MB added to the log",
                "peak RSS, MB",
                "state, MB",
                "exact");
        byContender.forEach((contender, rounds) -> table.row(
                contender,
                Spread.of(rounds, Measurement::eventsPerSecond).text(1, 0),
                Spread.of(rounds, Measurement::seconds).text(1, 1),
                Spread.of(rounds, Measurement::eventsPerCpuSecond).text(1, 0),
                Spread.of(rounds, Measurement::brokerCpuSeconds).text(1, 1),
                Spread.of(rounds, Measurement::appendedBytes).text(MB, 1),
                Spread.of(rounds, Measurement::peakBytes).text(MB, 0),
                Spread.of(rounds, Measurement::stateBytes).text(MB, 1),
                rounds.stream().filter(Measurement::exact).count() + " of " + rounds.size()));
        return table.toString();
    }
}
