package dev.rollcall.bench.command;

import dev.rollcall.bench.data.Shape;
import dev.rollcall.bench.data.Truth;
import dev.rollcall.bench.result.Results;
import dev.rollcall.bench.result.Tables;
import dev.rollcall.bench.run.Arena;
import dev.rollcall.bench.run.Contender;
import dev.rollcall.bench.run.Measurement;
import dev.rollcall.bench.run.Rounds;
import dev.rollcall.bench.run.ThroughputRun;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that lets contenders count the same events, one after the other, in several rounds. */
abstract class BacklogCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private MeasureOptions options;

    @Mixin
    private EventOptions events;

    /** Who counts. */
    abstract List<Contender> contenders(MeasureOptions measured);

    @Override
    public final Integer call() {
        Shape shape = events.shape(options.isQuick());
        List<Contender> contenders = contenders(options);
        Results results = options.results(spec.name(), Map.of("shape", shape));
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
