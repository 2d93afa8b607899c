package dev.rollcall.bench.command;

import dev.rollcall.bench.data.EventTopic;
import dev.rollcall.bench.data.Pattern;
import dev.rollcall.bench.data.Shape;
import dev.rollcall.bench.data.Truth;
import dev.rollcall.bench.result.Results;
import dev.rollcall.bench.result.SizeTable;
import dev.rollcall.bench.run.Arena;
import dev.rollcall.bench.run.Contender;
import dev.rollcall.bench.run.Measurement;
import dev.rollcall.bench.run.Rounds;
import dev.rollcall.bench.run.ThroughputRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What more users cost. */
@Command(
        name = "size",
        mixinStandardHelpOptions = true,
        description = {
            "Lets contenders count the events of different numbers of users, and then those of users who are active on"
                    + " every one of 30 days.",
            "",
            "Default contender: rollcall."
        })
public final class SizeCommand implements Callable<Integer> {
    private static final int FEW_DAYS = 3;
    private static final int MANY_DAYS = 30;
    private static final long QUICK_EVENTS = 200_000;
    private static final int QUICK_DAILY_USERS = 5_000;

    @Mixin
    private MeasureOptions options;

    @Option(
            names = "--users",
            paramLabel = "N",
            split = ",",
            defaultValue = "100000,1000000,10000000",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<Integer> users;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "20000000",
            description = "At least so many events for each number of users. Default: ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--events-per-user",
            paramLabel = "N",
            defaultValue = "10",
            description = "At least so many events for each user. Default: ${DEFAULT-VALUE}.")
    private int eventsPerUser;

    @Option(
            names = "--daily-users",
            paramLabel = "N",
            defaultValue = "500000",
            description = "How many users are active on every one of 30 days. Default: ${DEFAULT-VALUE}.")
    private int dailyUsers;

    private final SizeTable table = new SizeTable();
    private final List<Measurement> all = new ArrayList<>();

    @Override
    public Integer call() {
        List<Contender> contenders = options.contenders(List.of("rollcall"));
        List<Shape> shapes = shapes();
        Results results = options.results("size", Map.of("shapes", shapes));
        try (Arena arena = options.open()) {
            for (Shape shape : shapes) {
                measure(arena, contenders, shape, results);
            }
        }
        System.out.println(table);
        return all.stream().allMatch(Measurement::exact) ? Status.DONE : Status.NO;
    }

    private List<Shape> shapes() {
        if (options.isQuick()) {
            return List.of(
                    new Shape(Pattern.RANDOM, QUICK_EVENTS, (int) QUICK_EVENTS / eventsPerUser, FEW_DAYS, 1),
                    new Shape(Pattern.DAILY, (long) QUICK_DAILY_USERS * MANY_DAYS, QUICK_DAILY_USERS, MANY_DAYS, 1));
        }
        List<Shape> shapes = new ArrayList<>();
        for (int count : users) {
            long enough = Math.max(events, (long) count * eventsPerUser);
            shapes.add(new Shape(Pattern.RANDOM, enough, count, FEW_DAYS, 1));
        }
        shapes.add(new Shape(Pattern.DAILY, (long) dailyUsers * MANY_DAYS, dailyUsers, MANY_DAYS, 1));
        return shapes;
    }

    private void measure(Arena arena, List<Contender> contenders, Shape shape, Results results) {
        EventTopic topic = options.load(arena, shape, "");
        ThroughputRun run = new ThroughputRun(arena, topic.name(), shape.events(), Truth.of(shape));
        List<Measurement> measured =
                Rounds.run(contenders, options.rounds(), run::measure, soFar -> results.update(topic.name(), soFar));
        // The largest ones would fill the disk together.
        topic.delete();
        table.add(shape.users(), shape.days(), measured);
        all.addAll(measured);
    }
}
