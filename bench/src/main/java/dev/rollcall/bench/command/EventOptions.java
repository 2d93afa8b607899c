package dev.rollcall.bench.command;

import dev.rollcall.bench.data.Pattern;
import dev.rollcall.bench.data.Shape;
import picocli.CommandLine.Option;

/** Which events are counted. */
final class EventOptions {
    private static final int QUICK_EVENTS = 200_000;
    private static final int QUICK_USERS = 20_000;

    @Option(names = "--events", paramLabel = "N", defaultValue = "5000000", description = "Default: ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "500000",
            description = "Every event is of any of them. Default: ${DEFAULT-VALUE}.")
    private int users;

    @Option(names = "--days", paramLabel = "N", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another number gives other events. Default: ${DEFAULT-VALUE}.")
    private long seed;

    Shape shape(boolean quick) {
        return quick
                ? new Shape(Pattern.RANDOM, QUICK_EVENTS, QUICK_USERS, days, seed)
                : new Shape(Pattern.RANDOM, events, users, days, seed);
    }
}
