package dev.rollcall.bench.command;

import dev.rollcall.bench.data.EventTopic;
import dev.rollcall.bench.data.Pattern;
import dev.rollcall.bench.data.Shape;
import dev.rollcall.bench.data.Truth;
import dev.rollcall.bench.result.ThroughputTable;
import dev.rollcall.bench.run.Arena;
import dev.rollcall.bench.run.Contender;
import dev.rollcall.bench.run.Contenders;
import dev.rollcall.bench.run.Measurement;
import dev.rollcall.bench.run.ThroughputRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast a backlog is counted, and what it costs. */
@Command(
        name = "throughput",
        description = {
            "Lets contenders count the same events, one after the other, in several rounds.",
            "",
            "The time is that from the start of a process until everything is counted and committed.",
        })
public final class ThroughputCommand implements Callable<Integer> {
    @Mixin
    private ArenaOptions arena;

    @Option(names = "--events", paramLabel = "N", defaultValue = "5000000", description = "Default: ${DEFAULT-VALUE}.")
    private long events;

    @Option(names = "--users", paramLabel = "N", defaultValue = "500000", description = "Default: ${DEFAULT-VALUE}.")
    private int users;

    @Option(names = "--days", paramLabel = "N", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--contenders",
            paramLabel = "NAME",
            split = ",",
            defaultValue = Contenders.ALL,
            description = "Which ones, with commas between them. Default: ${DEFAULT-VALUE}.")
    private List<String> names;

    @Override
    public Integer call() {
        List<Contender> contenders = arena.contenders().named(names);
        Shape shape = new Shape(Pattern.RANDOM, events, users, days, seed);
        List<Measurement> measurements = new ArrayList<>();
        try (Arena open = arena.open()) {
            new EventTopic(open.broker().bootstrapServers(), open.admin(), shape.topic(), shape).load();
            ThroughputRun run = new ThroughputRun(open, shape.topic(), shape.events(), Truth.of(shape));
            for (int round = 1; round <= rounds; round++) {
                for (Contender contender : contenders) {
                    Measurement measurement = run.measure(contender, round);
                    System.out.println(measurement);
                    measurements.add(measurement);
                }
                // The other way round in the next round: who comes later may find a warmer or a busier machine.
                Collections.reverse(contenders);
            }
        }
        System.out.println(ThroughputTable.of(measurements));
        return measurements.stream().allMatch(Measurement::exact) ? 0 : 3;
    }
}
