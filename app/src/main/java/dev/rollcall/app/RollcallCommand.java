package dev.rollcall.app;

import dev.rollcall.app.command.CheckCommand;
import dev.rollcall.app.command.ConfigCommand;
import dev.rollcall.app.command.InitCommand;
import dev.rollcall.app.command.QueryCommand;
import dev.rollcall.app.command.ResetCommand;
import dev.rollcall.app.command.RunCommand;
import dev.rollcall.app.command.SinkCommand;
import dev.rollcall.app.command.StatusCommand;
import dev.rollcall.app.command.TopicsCommand;
import dev.rollcall.app.command.TopologyCommand;
import dev.rollcall.app.command.TryCommand;
import dev.rollcall.app.command.VerifyCommand;
import dev.rollcall.app.trial.BrokerCommand;
import dev.rollcall.app.trial.DemoCommand;
import dev.rollcall.app.trial.DrillCommand;
import dev.rollcall.app.trial.LabCommand;
import dev.rollcall.app.trial.NaiveCounterCommand;
import dev.rollcall.app.trial.RelayCommand;
import dev.rollcall.service.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
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
        subcommands = {
            InitCommand.class,
            TryCommand.class,
            RunCommand.class,
            QueryCommand.class,
            VerifyCommand.class,
            CheckCommand.class,
            StatusCommand.class,
            SinkCommand.class,
            ResetCommand.class,
            DemoCommand.class,
            DrillCommand.class,
            LabCommand.class,
            NaiveCounterCommand.class,
            RelayCommand.class,
            TopicsCommand.class,
            TopologyCommand.class,
            ConfigCommand.class,
            BrokerCommand.class,
            HelpCommand.class
        },
        description = "Counts active users from a Kafka topic: every user once per day, whatever crashes.",
        footer = {
            "",
            "Examples:",
            "  rollcall demo",
            "  rollcall try --config rollcall.properties",
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
