package dev.rollcall.app.command;

import dev.rollcall.app.diagram.DescribedTopology;
import dev.rollcall.app.diagram.MermaidDiagram;
import dev.rollcall.service.ExitStatus;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.TopologyDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the data flow. */
@Command(
        name = "topology",
        description = {
            "Shows the topics, processors and stores of a configuration, as Kafka Streams describes them or as a picture.",
            "",
            "Paste the output of --format mermaid into a Markdown file, between ```mermaid and ```, or into mermaid.live. In the"
                    + " description internal topics have no application.id before their names yet. Asks no broker."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall topology --config rollcall.properties",
            "  rollcall topology --config rollcall.properties --format mermaid > topology.mmd",
            "",
            "Exit status: 0 shown; 1 failed; 2 wrong usage or configuration."
        })
public final class TopologyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SettingsOptions settings;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or mermaid. Default: text.")
    private Format format = Format.TEXT;

    private enum Format {
        TEXT,
        MERMAID
    }

    @Override
    public Integer call() {
        TopologyDescription topology = DescribedTopology.of(settings.load());
        PrintWriter out = command.commandLine().getOut();
        out.print(format == Format.MERMAID ? MermaidDiagram.of(topology) : topology.toString());
        out.flush();
        return ExitStatus.DONE;
    }
}
