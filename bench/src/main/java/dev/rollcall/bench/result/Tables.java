package dev.rollcall.bench.result;

import dev.rollcall.bench.run.CatchUp;
import dev.rollcall.bench.run.Latency;
import dev.rollcall.bench.run.Measurement;
import java.util.List;

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
        return new Table<>(measurements, Measurement::contender)
                .common("contender", Measurement::contender)
                .spread("events/s", Measurement::eventsPerSecond, 1, 0)
                .spread("seconds", Measurement::seconds, 1, 1)
                .spread("events per CPU second", Measurement::eventsPerCpuSecond, 1, 0)
                .spread("CPU s of broker", Measurement::brokerCpuSeconds, 1, 1)
                .spread("MB added to the log", Measurement::appendedBytes, MB, 1)
                .spread("peak RSS, MB", Measurement::peakBytes, MB, 0)
                .exact(Measurement::exact)
                .toString();
    }

    /**
     * How old published counts are.
     *
     * @param measurements of any number of contenders and rounds
     * @return Markdown
     */
    public static String latency(List<Latency> measurements) {
        return new Table<>(measurements, Latency::contender)
                .common("contender", Latency::contender)
                .spread("p50, ms", Latency::p50, 1, 0)
                .spread("p99, ms", Latency::p99, 1, 0)
                .spread("max, ms", Latency::max, 1, 0)
                .spread("CPU s per second", Latency::cpuSeconds, 1, 2)
                .exact(Latency::exact)
                .toString();
    }

    /**
     * How fast a backlog is worked off while events arrive.
     *
     * @param measurements of any number of contenders and rounds
     * @return Markdown
     */
    public static String catchUp(List<CatchUp> measurements) {
        return new Table<>(measurements, CatchUp::contender)
                .common("contender", CatchUp::contender)
                .spread("events/s while catching up", CatchUp::eventsPerSecond, 1, 0)
                .spread("seconds", CatchUp::seconds, 1, 1)
                .exact(CatchUp::exact)
                .toString();
    }
}
