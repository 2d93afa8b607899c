package dev.rollcall.app.command;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.PrettyJson;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.status.Status;
import dev.rollcall.service.status.StatusText;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how it is going. */
@Command(
        name = "status",
        description = {
            "Shows the instances that run, what each of their threads works on, how far they are behind, and open transactions.",
            "",
            "Asks the brokers only, from any machine, whether instances run or not. The lag of a partition is what lies between"
                    + " the committed position and the last event that can be read. A transaction that stays open for longer than"
                    + " its timeout holds up all who read the results. An instance that was killed is shown until its session"
                    + " has timed out. Brokers do not know which instance holds which standby."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall status --config rollcall.properties",
            "  rollcall status --config rollcall.properties --format json",
            "",
            "Exit status: 0 shown, also if no instance runs; 1 failed, no broker; 2 wrong usage or configuration, no"
                    + " input topic."
        })
public final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SettingsOptions settings;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text.")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        try (Cluster cluster = new Cluster(settings.load())) {
            Status status = Status.of(cluster, Clock.systemUTC());
            if (format == OutputFormat.JSON) {
                PrettyJson.print(json -> json.writePOJO(status), out);
            } else {
                StatusText.print(status, out);
            }
        }
        return ExitStatus.DONE;
    }
}
