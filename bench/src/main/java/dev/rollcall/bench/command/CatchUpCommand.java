package dev.rollcall.bench.command;

import dev.rollcall.bench.data.EventTopic;
import dev.rollcall.bench.data.Shape;
import dev.rollcall.bench.data.Truth;
import dev.rollcall.bench.result.Results;
import dev.rollcall.bench.result.Tables;
import dev.rollcall.bench.run.Arena;
import dev.rollcall.bench.run.CatchUp;
import dev.rollcall.bench.run.CatchUpRun;
import dev.rollcall.bench.run.Contender;
import dev.rollcall.bench.run.Measurement;
import dev.rollcall.bench.run.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast a backlog is worked off while events keep coming. */
@Command(
        name = "catch-up",
        mixinStandardHelpOptions = true,
        description = {
            "Lets contenders count a backlog once as it is, once while new events go to another topic, and once while they"
                    + " arrive, until less than a second of events is left.",
            "",
            "Contenders must commit their offsets to Kafka: rollcall (the default), streams-*, flink-*."
        })
public final class CatchUpCommand implements Callable<Integer> {
    @Mixin
    private MeasureOptions options;

    @Mixin
    private EventOptions events;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "2000",
            description = "New events per second. Default: ${DEFAULT-VALUE}.")
    private int rate;

    private final List<Measurement> backlogOnly = new ArrayList<>();
    private final List<Measurement> beside = new ArrayList<>();

    @Override
    public Integer call() {
        Shape shape = events.shape(options.isQuick());
        List<Contender> contenders = options.contenders(List.of("rollcall"), Contender::commitsToKafka);
        Results results = options.results("catch-up", Map.of("shape", shape, "rate", rate));
        List<CatchUp> measurements = measure(shape, contenders, results);
        System.out.println("The backlog alone:");
        System.out.println(Tables.throughput(backlogOnly));
        System.out.println();
        System.out.println("The backlog alone, while events are sent to another topic:");
        System.out.println(Tables.throughput(beside));
        System.out.println();
        System.out.println("The backlog and what arrives:");
        System.out.println(Tables.catchUp(measurements));
        boolean exact = Stream.concat(backlogOnly.stream(), beside.stream()).allMatch(Measurement::exact)
                && measurements.stream().allMatch(CatchUp::exact);
        return exact ? Status.DONE : Status.NO;
    }

    private List<CatchUp> measure(Shape shape, List<Contender> contenders, Results results) {
        try (Arena arena = options.open()) {
            EventTopic topic = options.load(arena, shape, "-and-more");
            CatchUpRun run = new CatchUpRun(arena, topic, shape, Truth.of(shape), rate);
            List<CatchUp> measurements = Rounds.run(
                    contenders,
                    options.rounds(),
                    (contender, round) -> {
                        backlogOnly.add(run.backlogOnly().measure(contender, round));
                        results.update("backlogOnly", backlogOnly);
                        beside.add(run.measureBeside(contender, round));
                        results.update("beside", beside);
                        return run.measure(contender, round);
                    },
                    all -> results.update("measurements", all));
            // It has more events now than its name says.
            topic.delete();
            return measurements;
        }
    }
}
