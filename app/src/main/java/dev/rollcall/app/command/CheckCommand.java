package dev.rollcall.app.command;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.PrettyJson;
import dev.rollcall.service.check.Readiness;
import dev.rollcall.service.check.client.ClientCheck;
import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.FindingsText;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.settings.Durations;
import dev.rollcall.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for what invites loss, duplicates and disorder. */
@Command(
        name = "check",
        description = {
            "Says what loses, doubles or reorders messages before it happens, why, and how to fix it.",
            "",
            "With --config: the settings of Rollcall, the brokers and topics around it, and the disk for its state, before they go"
                    + " to production. Changes nothing.",
            "",
            "With --properties: the file of a plain Kafka consumer or producer, with or without prefixes such as consumer. or"
                    + " spring.kafka.producer., old names included. Asks no broker.",
            "",
            "A finding names the hazards that it invites, if any: L loses, D doubles, O reorders. Commands to fix it are those of"
                    + " Kafka's own tools; add --command-config where your brokers ask who you are."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall check --config rollcall.properties",
            "  rollcall check --config rollcall.properties --downtime 14d",
            "  rollcall check --properties old-consumer.properties",
            "",
            "Exit status: 0 no errors and no warnings; 1 failed, no broker; 2 wrong usage or configuration, no input topic;"
                    + " 3 at least one error or warning."
        })
public final class CheckCommand implements Callable<Integer> {
    private static final String LONGEST_DOWNTIME = "3d";

    @Spec
    private CommandSpec command;

    @ArgGroup
    private Source source = new Source();

    @Option(
            names = "--downtime",
            paramLabel = "DURATION",
            description =
                    "With --config: the longest that no instance may run, as in 12h or P3D. Input and positions have to be"
                            + " kept for longer. Default: " + LONGEST_DOWNTIME + ", a long weekend.")
    private Duration downtime = Durations.parse(LONGEST_DOWNTIME);

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text.")
    private OutputFormat format = OutputFormat.TEXT;

    /** What is looked at: either of them. */
    private static final class Source {
        @ArgGroup(exclusive = false)
        private SettingsOptions settings = new SettingsOptions();

        @Option(
                names = "--properties",
                required = true,
                paramLabel = "FILE",
                description = "The configuration of a plain consumer or producer, a .properties file.")
        private Path properties;
    }

    @Override
    public Integer call() {
        return show(source.properties == null ? readiness(source.settings.load()) : ClientCheck.of(source.properties));
    }

    private List<Finding> readiness(Settings settings) {
        try (Cluster cluster = new Cluster(settings)) {
            return Readiness.of(cluster, downtime);
        }
    }

    private int show(List<Finding> findings) {
        PrintWriter out = command.commandLine().getOut();
        if (format == OutputFormat.JSON) {
            PrettyJson.print(json -> json.writePOJO(findings), out);
        } else {
            FindingsText.print(findings, out);
        }
        return findings.stream().anyMatch(Finding::needsFix) ? ExitStatus.NO : ExitStatus.DONE;
    }
}
