package dev.rollcall.app.command;

import dev.rollcall.event.format.InputFormat;
import dev.rollcall.service.Terminal;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.sample.Preview;
import dev.rollcall.service.sample.Sample;
import dev.rollcall.service.sample.SampleFile;
import dev.rollcall.service.sample.TopicSample;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what would become of events. */
@Command(
        name = "try",
        description = {
            "Reads some events of the input topic and shows what would become of them: how many are counted, ignored, or rejected and"
                    + " why, on which days they fall, who the most frequent users are, and what looks wrong.",
            "",
            "Takes them from all partitions, from the oldest to the newest, without a consumer group, and writes nothing. With --events it"
                    + " reads a file instead, one event per line, as if each was sent now, and asks no broker. Events are"
                    + " judged as `run` does."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall try --config rollcall.properties",
            "  rollcall try --config rollcall.properties --sample 20000 --hide-users",
            "  rollcall try --config rollcall.properties --events events.jsonl",
            "",
            "Exit status: 0 shown, also if there are no events; 1 failed, no broker; 2 wrong usage or configuration, no input topic;"
                    + " 3 more than 1 %% of the events would be rejected."
        })
public final class TryCommand implements Callable<Integer> {
    private static final int MOST_EVENTS = 1_000_000;
    private static final Set<InputFormat.Name> LINES = Set.of(InputFormat.Name.JSON, InputFormat.Name.CSV);

    @Spec
    private CommandSpec command;

    @Mixin
    private SettingsOptions settings;

    @ArgGroup
    private Source source = new Source();

    @Option(
            names = "--hide-users",
            description = "Show no identifiers of users, nor events, which contain them: for screenshots and tickets.")
    private boolean hideUsers;

    /** What is read: either of them. */
    private static final class Source {
        @Option(names = "--sample", paramLabel = "N", description = "How many events to read. Default: 1000.")
        private int events = 1_000;

        @Option(names = "--events", paramLabel = "FILE", description = "A file with one event per line, as JSON lines.")
        private Path file;
    }

    @Override
    public Integer call() {
        if (source.events < 1 || source.events > MOST_EVENTS) {
            throw new ParameterException(
                    command.commandLine(), "--sample " + source.events + " is not between 1 and 1000000");
        }
        Settings loaded = settings.load();
        Preview preview =
                new Preview(loaded, hideUsers, command.commandLine().getOut(), Terminal.width(System.getenv()));
        return preview.show(source.file == null ? ofTopic(loaded) : ofFile(loaded));
    }

    private Sample ofTopic(Settings loaded) {
        try (Cluster cluster = new Cluster(loaded)) {
            return TopicSample.read(cluster, loaded.inputTopics(), source.events);
        }
    }

    private Sample ofFile(Settings loaded) {
        if (!LINES.contains(loaded.inputFormat().name())) {
            throw new UserError("--events: a file of lines cannot hold events of input.format="
                    + loaded.inputFormat().name().name().toLowerCase(Locale.ROOT)
                    + "; leave it out, to read the topic");
        }
        return SampleFile.read(source.file, Clock.systemUTC());
    }
}
