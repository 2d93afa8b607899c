package dev.rollcall.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.schema.SchemaUnavailableException;
import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.LostInputError;
import dev.rollcall.service.NoBrokerException;
import dev.rollcall.service.UserError;
import dev.rollcall.service.report.UnreadableTopicException;
import dev.rollcall.settings.Durations;
import dev.rollcall.settings.SettingsException;
import dev.rollcall.sinks.RefusedRowException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

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
        return reading(new CommandLine(new RollcallCommand()))
                .setOut(inUtf8(System.out))
                .setErr(inUtf8(System.err))
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    }

    /**
     * Says how the values of options are written.
     *
     * @param command with all its sub-commands
     * @return the same
     */
    public static CommandLine reading(CommandLine command) {
        return command.setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, RollcallCommandLine::day)
                .registerConverter(Duration.class, RollcallCommandLine::duration);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not a day; write it as 2026-11-22");
        }
    }

    private static Duration duration(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is not a duration; write it as 60s, 12h, 7d or PT1M");
        }
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
        if (failure instanceof NoBrokerException
                || failure instanceof SchemaUnavailableException
                || failure instanceof RefusedRowException) {
            command.getErr().println(failure.getMessage());
            return ExitStatus.FAILED;
        }
        LOG.error("{} failed", command.getCommandSpec().qualifiedName(), failure);
        return ExitStatus.FAILED;
    }
}
