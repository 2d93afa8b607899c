package dev.rollcall.app.trial;

import dev.rollcall.trials.drill.Drill;
import dev.rollcall.trials.drill.DrillOptions;
import dev.rollcall.trials.drill.fault.FaultKind;
import dev.rollcall.trials.drill.fault.FaultList;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Breaks a running Rollcall in every way, and checks whether a count suffered. */
@Command(
        name = "drill",
        description = {
            "Breaks a running Rollcall in every way it knows, and checks that every count is still exact.",
            "",
            "Starts brokers and instances of its own, as processes on this machine, and writes events of which it knows what"
                    + " they add up to. While they flow it kills, pauses, cuts off, damages and moves what there is, one"
                    + " fault after the other, each when the pipeline has recovered from the one before. At the end every"
                    + " report row, every account and every rejected event is compared with the truth, and all is counted"
                    + " once more as `verify` does."
        },
        footer = {
            "",
            "Faults: kill, pause, broker-kill, cut, state-loss, restart, scale, grow, memory, dirty (which is always there).",
            "",
            "Examples:",
            "  rollcall drill",
            "  rollcall drill --seed 7 --kills 20 --minutes 10",
            "  rollcall drill --faults kill:100,pause:20,broker-kill:30 --instances 3",
            "  rollcall drill --processor naive",
            "",
            "Exit status: 0 every count is exact; 1 failed, or stopped before that was known; 2 wrong usage; 3 a count is"
                    + " not exact."
        })
public final class DrillCommand implements Callable<Integer> {
    private static final int SEEDS = 1_000_000;
    private static final int DEFAULT_MINUTES = 3;
    private static final int NAIVE_KILLS = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed; the same seed makes the same events and faults. Default: random, and printed.")
    private Long seed;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "How many instances to kill in the middle of a transaction; the same as kill:N in --faults.")
    private Integer kills;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long faults without a number go on, each kind at least once. Default: 3.")
    private Integer minutes;

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            description = "Which faults, separated by commas; kill:100 for so many of them. Default: all of them, and"
                    + " kill:3 for a naive processor.")
    private String faults;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many instances, 1 to 3. Default: ${DEFAULT-VALUE}.")
    private int instances;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many brokers, 1 to 5. Default: ${DEFAULT-VALUE}.")
    private int brokers;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description =
                    "An empty or new directory where everything is kept. Default: a temporary one, deleted if all is"
                            + " exact.")
    private Path keep;

    @Option(
            names = "--processor",
            paramLabel = "NAME",
            defaultValue = "rollcall",
            description =
                    "What is on trial: rollcall, or naive, a plain consumer and producer without any guarantee, to"
                            + " see that a drill finds what is wrong. Default: ${DEFAULT-VALUE}.")
    private Processor processor;

    private enum Processor {
        ROLLCALL,
        NAIVE
    }

    @Override
    public Integer call() {
        return new Drill(options(), spec.commandLine().getOut()).run();
    }

    private DrillOptions options() {
        boolean naive = processor == Processor.NAIVE;
        try {
            return new DrillOptions(
                    seed == null ? ThreadLocalRandom.current().nextInt(SEEDS) : seed,
                    faultList(naive),
                    Duration.ofMinutes(minutes == null ? DEFAULT_MINUTES : minutes),
                    instances,
                    brokers,
                    Optional.ofNullable(keep),
                    naive);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private FaultList faultList(boolean naive) {
        FaultList list = faults == null ? defaultFaults(naive) : parsed();
        if (naive && list.kinds().contains(FaultKind.MEMORY)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--faults: memory means nothing to a naive processor, which needs next to none");
        }
        if (naive && list.kinds().contains(FaultKind.STATE_LOSS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--faults: state-loss means nothing to a naive processor, which keeps no state");
        }
        return kills == null ? list : list.with(FaultKind.KILL, kills);
    }

    private static FaultList defaultFaults(boolean naive) {
        return naive ? FaultList.parse("kill:" + NAIVE_KILLS + ",dirty") : FaultList.all();
    }

    private FaultList parsed() {
        try {
            return FaultList.parse(faults);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--faults: " + e.getMessage(), e);
        }
    }
}
