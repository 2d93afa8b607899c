package dev.rollcall.app.command;

import dev.rollcall.app.ExitStatus;
import dev.rollcall.app.UserError;
import dev.rollcall.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command line with all commands, and what a mistake looks like: one line, and no stack trace. */
public final class RollcallCommandLine {
    private static final Logger LOG = LoggerFactory.getLogger(RollcallCommandLine.class);

    private RollcallCommandLine() {}

    /**
     * A command line for one process.
     *
     * @return ready to execute
     */
    public static CommandLine create() {
        return new CommandLine(new RollcallCommand())
                .addSubcommand(new RunCommand())
                .addSubcommand(new DemoCommand())
                .setParameterExceptionHandler(RollcallCommandLine::wrongUsage)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    }

    private static int wrongUsage(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        command.getErr()
                .println(mistake.getMessage() + " (see: "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitStatus.USAGE;
    }

    private static int failed(Exception failure, CommandLine command) {
        if (failure instanceof UserError || failure instanceof SettingsException) {
            command.getErr().println(failure.getMessage());
            return ExitStatus.USAGE;
        }
        LOG.error("{} failed", command.getCommandSpec().qualifiedName(), failure);
        return ExitStatus.FAILED;
    }
}
