package dev.rollcall.app.command;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.StopSignals;
import dev.rollcall.service.Terminal;
import dev.rollcall.service.audit.Audit;
import dev.rollcall.service.audit.AuditOptions;
import dev.rollcall.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares what was published with what the input comes to. */
@Command(
        name = "verify",
        description = {
            "Reads the whole input topic, recomputes everything independently, and compares that with what was published.",
            "",
            "Compares every report row, all gaps and all cohorts of the days that are asked for, the distinct users of random ranges of days"
                    + " with what the gaps add up to, the accounts, and the rejected events. `run` may be"
                    + " counting at the same time: what the newest events change is then held against limits, and the"
                    + " days are named. While it runs, `verify` waits up to 35 seconds until gaps and cohorts are published. Nothing is written but a temporary directory, of about 30 bytes for each event."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall verify --config rollcall.properties",
            "  rollcall verify --config rollcall.properties --from 2026-11-01 --to 2026-11-07",
            "  rollcall verify --config rollcall.properties --wait 10m > differences.txt",
            "",
            "Exit status: 0 equal; 1 failed, no broker, or it cannot be told because input was deleted or is not counted yet; 2 wrong usage"
                    + " or configuration, a topic is missing or cannot be used; 3 different."
        })
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "The first day whose rows are compared, as in 2026-11-22. Default: the first that there is.")
    private LocalDate from = LocalDate.MIN;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            description = "The last day, inclusive. Default: the last that there is.")
    private LocalDate to = LocalDate.MAX;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description =
                    "How long to wait until what is in the input topic is counted, as in 10m or PT10M. Default: 60s.")
    private Duration patience = AuditOptions.DEFAULT_WAIT;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many differences to show; all are counted. Default: 50.")
    private int limit = AuditOptions.DEFAULT_LIMIT;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed of the random ranges; that of an earlier run repeats its ranges. Default: random.")
    private long seed = AuditOptions.defaults().seed();

    @Option(
            names = "--temp",
            paramLabel = "DIR",
            description = "Where the temporary directory is made. Default: that of the system.")
    private Path temporary = AuditOptions.defaults().temporary();

    @Override
    public Integer call() {
        AuditOptions options = options();
        Settings loaded = settings.load();
        StopSignals signals = StopSignals.interrupting();
        try (signals;
                ProgressBar progress = progress()) {
            return new Audit(loaded, options, command.commandLine().getOut(), progress)
                    .run()
                    .status()
                    .exitStatus();
        } catch (RuntimeException e) {
            if (!signals.requested()) {
                throw e;
            }
            Thread.interrupted();
            command.commandLine().getErr().println("Interrupted; nothing can be told.");
            return ExitStatus.FAILED;
        }
    }

    private AuditOptions options() {
        try {
            return new AuditOptions(from, to, patience, limit, temporary, seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private ProgressBar progress() {
        PrintWriter err = command.commandLine().getErr();
        boolean terminal = Terminal.canDraw(System.getenv());
        return new ProgressBar(
                err, terminal, command.usageMessage().autoWidth(true).width(), System::nanoTime);
    }
}
