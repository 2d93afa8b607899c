package dev.rollcall.bench.command;

import dev.rollcall.bench.data.Shape;
import dev.rollcall.bench.data.Truth;
import dev.rollcall.bench.result.Results;
import dev.rollcall.bench.result.Tables;
import dev.rollcall.bench.run.Arena;
import dev.rollcall.bench.run.Contender;
import dev.rollcall.bench.run.Measurement;
import dev.rollcall.bench.run.RollcallJar;
import dev.rollcall.bench.run.Rounds;
import dev.rollcall.bench.run.ThroughputRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What two dimensions cost. */
@Command(
        name = "dimensions",
        description =
                "Lets every Rollcall count the same events without dimensions and with two, country (12 values) and"
                        + " platform (3 values).")
public final class DimensionsCommand implements Callable<Integer> {
    private static final List<String> TWO_DIMENSIONS = List.of("dimensions=country,platform");

    @Mixin
    private MeasureOptions options;

    @Mixin
    private EventOptions events;

    @Override
    public Integer call() {
        Shape shape = events.shape(options.isQuick());
        List<Contender> contenders = new ArrayList<>();
        for (RollcallJar jar : options.rollcalls()) {
            contenders.add(jar.contender());
            contenders.add(jar.with("-2-dimensions", TWO_DIMENSIONS).contender());
        }
        Results results = options.results("dimensions", Map.of("shape", shape));
        try (Arena arena = options.open()) {
            options.load(arena, shape, "");
            ThroughputRun run = new ThroughputRun(arena, shape.topic(), shape.events(), Truth.of(shape));
            List<Measurement> measurements =
                    Rounds.run(contenders, options.rounds(), run::measure, all -> results.update("measurements", all));
            System.out.println(Tables.throughput(measurements));
            return measurements.stream().allMatch(Measurement::exact) ? Status.DONE : Status.NO;
        }
    }
}
