package dev.rollcall.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.LostInputError;
import dev.rollcall.service.UserError;
import dev.rollcall.service.report.UnreadableTopicException;
import dev.rollcall.settings.SettingsException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

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
                .addSubcommand(new QueryCommand())
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new CheckCommand())
                .addSubcommand(new StatusCommand())
                .addSubcommand(new ResetCommand())
                .addSubcommand(new DemoCommand())
                .addSubcommand(new DrillCommand())
                .addSubcommand(new LabCommand())
                .addSubcommand(new NaiveCounterCommand())
                .addSubcommand(new RelayCommand())
                .addSubcommand(new TopicsCommand())
                .addSubcommand(new TopologyCommand())
                .addSubcommand(new ConfigCommand())
                .addSubcommand(new BrokerCommand())
                .addSubcommand(new HelpCommand())
                .setOut(inUtf8(System.out))
                .setErr(inUtf8(System.err))
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    }

    // Whatever the locale says: names of segments and the bars of tables go beyond ASCII.
    private static PrintWriter inUtf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, UTF_8), true);
    }

    private static int failed(Exception failure, CommandLine command) {
        if (failure instanceof UserError
                || failure instanceof SettingsException
                || failure instanceof UnreadableTopicException) {
            command.getErr().println(failure.getMessage());
            return ExitStatus.USAGE;
        }
        if (failure instanceof LostInputError) {
            command.getErr().println(failure.getMessage());
            return ExitStatus.NO;
        }
        LOG.error("{} failed", command.getCommandSpec().qualifiedName(), failure);
        return ExitStatus.FAILED;
    }
}
