package dev.rollcall.bench.command;

import dev.rollcall.bench.data.Shape;
import dev.rollcall.bench.data.Truth;
import dev.rollcall.bench.result.Results;
import dev.rollcall.bench.result.Tables;
import dev.rollcall.bench.run.Arena;
import dev.rollcall.bench.run.Contender;
import dev.rollcall.bench.run.Contenders;
import dev.rollcall.bench.run.Measurement;
import dev.rollcall.bench.run.Rounds;
import dev.rollcall.bench.run.ThroughputRun;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How fast a backlog is counted, and what it costs. */
@Command(
        name = "throughput",
        description = {
            "Lets contenders count the same events, one after the other, in several rounds.",
            "",
            "The time is that from the start of a process until everything is counted and committed."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall-bench throughput --quick",
            "  rollcall-bench throughput --events 20000000 --users 2000000 --contenders rollcall,flink-every",
            "  rollcall-bench throughput --contenders rollcall --rollcall-jar a=a.jar --rollcall-jar b=b.jar",
            "",
            "Exit status: 0 every count is exact; 1 failed; 2 wrong usage; 3 a count is wrong."
        })
public final class ThroughputCommand implements Callable<Integer> {
    @Mixin
    private MeasureOptions options;

    @Mixin
    private EventOptions events;

    @Override
    public Integer call() {
        Shape shape = events.shape(options.isQuick());
        List<Contender> contenders = options.contenders(List.of(Contenders.ALL));
        Results results = options.results("throughput", Map.of("shape", shape));
        List<Measurement> measurements = measure(shape, contenders, results);
        System.out.println(Tables.throughput(measurements));
        return measurements.stream().allMatch(Measurement::exact) ? Status.DONE : Status.NO;
    }

    private List<Measurement> measure(Shape shape, List<Contender> contenders, Results results) {
        try (Arena arena = options.open()) {
            options.load(arena, shape, "");
            ThroughputRun run = new ThroughputRun(arena, shape.topic(), shape.events(), Truth.of(shape));
            return Rounds.run(contenders, options.rounds(), run::measure, all -> results.update("measurements", all));
        }
    }
}
