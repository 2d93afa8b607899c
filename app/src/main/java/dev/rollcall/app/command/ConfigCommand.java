package dev.rollcall.app.command;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.text.TextTable;
import dev.rollcall.settings.EffectiveSetting;
import dev.rollcall.settings.Settings;
import dev.rollcall.topology.StreamsProperties;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the configuration in force. */
@Command(
        name = "config",
        description = {
            "Shows the configuration in force, and where each value comes from.",
            "",
            "A value on the command line overrides one in the environment, and that one in the file. Then"
                    + " come the properties that Kafka Streams gets and that differ from Kafka's defaults. Secrets"
                    + " are hidden. Asks no broker."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall config --config rollcall.properties",
            "  ROLLCALL_INPUT_TOPIC=logins rollcall config --config rollcall.properties",
            "  rollcall config --config rollcall.properties --set zone=Europe/Berlin",
            "",
            "Exit status: 0 the configuration is valid; 1 failed; 2 it is not, or wrong usage."
        })
public final class ConfigCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SettingsOptions settings;

    @Override
    public Integer call() {
        Settings loaded = settings.load();
        PrintWriter out = command.commandLine().getOut();
        TextTable.print(
                "l",
                loaded.effective().stream()
                        .map(setting -> List.of(setting.key(), setting.value(), setting.origin()))
                        .toList(),
                out);
        out.println();
        out.println("Kafka Streams");
        TextTable.print("l", kafkaStreams(loaded), out);
        out.flush();
        return ExitStatus.DONE;
    }

    private static List<List<String>> kafkaStreams(Settings settings) {
        Map<String, String> shown =
                settings.effective().stream().collect(Collectors.toMap(EffectiveSetting::key, EffectiveSetting::value));
        List<List<String>> lines = new ArrayList<>();
        new StreamsProperties(settings, settings.stateDir(), Optional.empty())
                .asMap()
                .forEach((name, value) -> {
                    // Each instance has a state directory of its own; the rest of these names is shown above.
                    if (!shown.containsKey(name) && KafkaDefaults.differs(name, value)) {
                        lines.add(List.of(name, shown.getOrDefault("kafka." + name, KafkaDefaults.text(value))));
                    }
                });
        return lines;
    }
}
