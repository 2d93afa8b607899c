package dev.rollcall.app.command;

import dev.rollcall.service.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The top of the command line. */
@Command(
        name = "rollcall",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = RollcallVersion.class,
        usageHelpAutoWidth = true,
        description = "Counts active users from a Kafka topic: every user once per day, whatever crashes.",
        footer = {
            "",
            "Examples:",
            "  rollcall demo",
            "  rollcall run --config rollcall.properties",
            "  rollcall query --config rollcall.properties --by country",
            "  rollcall verify --config rollcall.properties",
            "  rollcall check --config rollcall.properties",
            "  rollcall help run",
            "",
            "Exit status: 0 done, 1 failed, 2 wrong usage or configuration, 3 the answer is no."
        })
public final class RollcallCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Created for one command line. */
    public RollcallCommand() {}

    /** Without a command: a person sees what there is, a script that something is missing. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitStatus.USAGE;
    }
}
