package dev.rollcall.app.command;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.FoundTopic;
import dev.rollcall.service.cluster.TopicState;
import dev.rollcall.service.cluster.Topics;
import dev.rollcall.service.text.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the topics around one Rollcall. */
@Command(
        name = "topics",
        description = {
            "Lists the topics that a configuration uses, and what is wrong with them.",
            "",
            "First the input topic and the topics of results, then the internal ones, which the first `run` creates: repartition topics,"
                    + " changelogs, and the settings that may not change. RECORDS is the distance between the first and the last offset; a compacted"
                    + " topic holds fewer."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall topics --config rollcall.properties",
            "  rollcall topics --config rollcall.properties --create",
            "  rollcall topics --config rollcall.properties --script > create-topics.sh",
            "",
            "Exit status: 0 nothing is wrong; 1 failed, no broker; 2 wrong usage or configuration, no input topic;"
                    + " 3 an existing topic cannot be used as it is."
        })
public final class TopicsCommand implements Callable<Integer> {
    private static final List<String> HEADER =
            List.of("ROLE", "TOPIC", "PARTITIONS", "REPLICAS", "CLEANUP", "RECORDS", "STATE");
    private static final String ALIGNMENT = "llrrlrl";

    @Spec
    private CommandSpec command;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--create",
            description = "Create the output, rejected and accounts topics if they are missing, as `run` does.")
    private boolean create;

    @Option(
            names = "--script",
            description = "Print commands that create all missing topics, for brokers that do not let Rollcall do so.")
    private boolean script;

    @Override
    public Integer call() {
        try (Cluster cluster = new Cluster(settings.load())) {
            cluster.id();
            Topics topics = new Topics(cluster);
            if (script) {
                topics.script().forEach(command.commandLine().getOut()::println);
                return ExitStatus.DONE;
            }
            if (create) {
                topics.create();
            }
            List<TopicState> states = topics.states();
            show(states, topics);
            // Fails if there is none: what can be told about the others has been told by then.
            topics.input();
            return complain(states);
        }
    }

    private void show(List<TopicState> states, Topics topics) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADER);
        states.forEach(state -> lines.add(line(state, topics)));
        PrintWriter out = command.commandLine().getOut();
        TextTable.print(ALIGNMENT, lines, out);
        out.flush();
    }

    private static List<String> line(TopicState topic, Topics topics) {
        return topic.found()
                .map(found -> line(topic, found, topics.kept(topic)))
                .orElseGet(() -> List.of(topic.role().toString(), topic.name(), "-", "-", "-", "-", "missing"));
    }

    private static List<String> line(TopicState topic, FoundTopic found, long kept) {
        return List.of(
                topic.role().toString(),
                topic.name(),
                Integer.toString(found.partitions()),
                Integer.toString(found.replicas()),
                found.cleanupPolicy(),
                String.format(Locale.ROOT, "%,d", kept),
                topic.complaints().isEmpty() ? "ok" : "wrong");
    }

    private int complain(List<TopicState> states) {
        List<String> complaints = states.stream()
                .flatMap(state -> state.complaints().stream())
                .distinct()
                .toList();
        complaints.forEach(command.commandLine().getErr()::println);
        return complaints.isEmpty() ? ExitStatus.DONE : ExitStatus.NO;
    }
}
