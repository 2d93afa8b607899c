package dev.rollcall.bench;

import dev.rollcall.bench.command.CatchUpCommand;
import dev.rollcall.bench.command.DimensionsCommand;
import dev.rollcall.bench.command.LatencyCommand;
import dev.rollcall.bench.command.MicroCommand;
import dev.rollcall.bench.command.SizeCommand;
import dev.rollcall.bench.command.ThroughputCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

/** The command line. */
@Command(
        name = "rollcall-bench",
        mixinStandardHelpOptions = true,
        description = "Measures Rollcall and other programs for the same work side by side, on this machine.",
        subcommands = {
            ThroughputCommand.class,
            LatencyCommand.class,
            CatchUpCommand.class,
            SizeCommand.class,
            DimensionsCommand.class,
            MicroCommand.class,
            HelpCommand.class
        })
public final class Bench {
    private Bench() {}

    /**
     * Runs one command and ends the process with its status.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command and gives its status. */
    static int run(String... args) {
        return new CommandLine(new Bench())
                .setParameterExceptionHandler((wrong, none) -> wrongUsage(wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command))
                .execute(args);
    }

    private static int wrongUsage(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        command.getErr()
                .println(
                        wrong.getMessage() + "; see " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** What goes wrong in a measurement is in the log of the process that it went wrong in. */
    private static int failed(Exception failure, CommandLine command) {
        command.getErr().println(failure.getMessage());
        return 1;
    }
}
