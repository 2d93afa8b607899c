package dev.rollcall.app.command;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.Terminal;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.sample.Preview;
import dev.rollcall.service.sample.Sample;
import dev.rollcall.service.sample.TopicSample;
import dev.rollcall.service.sample.guess.Proposal;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a configuration for a topic. */
@Command(
        name = "init",
        description = {
            "Looks at some events of a topic, finds out how they are written and where user, time and dimensions are likely to stand,"
                    + " writes a configuration with the reasons, and shows what would become of the events with it, as `try` does.",
            "",
            "Joins no consumer group, and writes nothing but the file, which must not be there yet."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall init --bootstrap-servers kafka-1:9092 --topic events",
            "  rollcall init --bootstrap-servers kafka-1:9092 --topic events --hide-users",
            "",
            "Exit status: 0 written; 1 failed, no broker; 2 wrong usage, the file is there already, no topic or no events, or nothing"
                    + " in them that looks like a user; 3 written, but with it more than 1 %% of the events would be rejected."
        })
public final class InitCommand implements Callable<Integer> {
    private static final int EVENTS = 1_000;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            required = true,
            description = "The brokers, with commas between them.")
    private String bootstrapServers;

    @Option(names = "--topic", paramLabel = "TOPIC", required = true, description = "The topic with the events.")
    private String topic;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file to write. Default: rollcall.properties in this directory.")
    private Path output = Path.of("rollcall.properties");

    @Option(
            names = "--schema-registry-url",
            paramLabel = "URL",
            description = "Where the schemas of Avro and Protobuf are.")
    private String registry;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A further setting, such as kafka.security.protocol=SSL, which is also written. Can be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--hide-users", description = "Show no identifiers of users, nor events, which contain them.")
    private boolean hideUsers;

    @Override
    public Integer call() {
        if (Files.exists(output)) {
            throw new UserError(
                    "--output " + output + ": the file is there already, and stays as it is; name another one");
        }
        Map<String, String> given = given();
        Settings connection = load(given, Map.of());
        Sample sample;
        try (Cluster cluster = new Cluster(connection)) {
            sample = TopicSample.read(cluster, connection.inputTopics(), EVENTS);
        }
        if (sample.isEmpty()) {
            throw new UserError(
                    "input.topic " + topic + ": there are no events to look at; send some, and run init again");
        }
        write(Proposal.of(sample, given, Optional.ofNullable(registry), more -> load(given, more)));
        return show(sample);
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("bootstrap.servers", bootstrapServers);
        given.put("input.topic", topic);
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(
                        command.commandLine(), "--set " + assignment + ": not an assignment; write --set key=value");
            }
            given.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return given;
    }

    private static Settings load(Map<String, String> given, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.putAll(more);
        return new SettingsLoader()
                .environment(System.getenv())
                .set(all.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList())
                .load();
    }

    private void write(Proposal proposal) {
        try {
            Files.write(output, proposal.lines(), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UserError(
                    "--output " + output + ": it cannot be written; name a file in a directory that exists");
        }
        PrintWriter out = command.commandLine().getOut();
        out.println("Wrote " + output + ":");
        out.println();
        proposal.lines().forEach(line -> out.println(line.isEmpty() ? "" : "    " + line));
        out.println();
    }

    private int show(Sample sample) {
        PrintWriter out = command.commandLine().getOut();
        Settings written =
                new SettingsLoader().file(output).environment(System.getenv()).load();
        int status = new Preview(written, hideUsers, out, Terminal.width(System.getenv())).show(sample);
        out.println();
        String what = status == ExitStatus.DONE ? "run" : "try";
        out.println((status == ExitStatus.DONE ? "Next: " : "Correct " + output + ", and look again: ") + "rollcall "
                + what + " --config " + output);
        out.flush();
        return status;
    }
}
