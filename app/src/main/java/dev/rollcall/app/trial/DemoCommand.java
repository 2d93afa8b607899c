package dev.rollcall.app.trial;

import dev.rollcall.trials.demo.Demo;
import dev.rollcall.trials.demo.DemoOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows everything at work, with nothing to set up. */
@Command(
        name = "demo",
        description = {
            "Counts generated events on a Kafka broker inside this process, and checks every published number.",
            "",
            "Users from twelve countries come and go by day and by night, for 30 days up to now, and some of their events are"
                    + " broken. When all are counted, every report row, the accounts and the rejected events are compared"
                    + " with what is true. On a terminal, live traffic goes on until Ctrl-C, unless --events is given.",
            "",
            "The broker can be used from other terminals; its address is printed."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall demo",
            "  rollcall demo --events 5000000 --users 200000 --days 60",
            "  rollcall demo --keep demo-files",
            "",
            "Exit status: 0 every number is exact; 1 failed; 2 wrong usage; 3 a number is wrong."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final long EVENTS = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "How many events to count; the demo ends with the verdict. Default: 1000000.")
    private Long events;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Events per second. Default: full speed; 200 for live traffic.")
    private Integer rate;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "50000",
            description = "How many users there are. Default: ${DEFAULT-VALUE}.")
    private int users;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "How many days the events cover, up to now. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The seed; the same seed makes the same events. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "An empty or new directory where broker, state, log and configuration are kept."
                    + " Default: a temporary one, deleted at the end.")
    private Path keep;

    @Override
    public Integer call() {
        return demo().run();
    }

    private Demo demo() {
        if (rate != null && rate < 1) {
            throw new ParameterException(spec.commandLine(), "--rate is " + rate + ", and must be at least 1");
        }
        DemoOptions options = new DemoOptions(
                events == null ? EVENTS : events,
                rate == null ? OptionalInt.empty() : OptionalInt.of(rate),
                users,
                days,
                seed,
                Optional.ofNullable(keep),
                events == null && Demo.onTerminal());
        try {
            return new Demo(options, spec.commandLine().getOut(), Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }
}
