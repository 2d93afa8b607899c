package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExampleFileTest {
    private static final Path EXAMPLE = Path.of("..", "config", "rollcall.properties");
    private static final Pattern COMMENTED_OUT = Pattern.compile("(?m)^#([a-z][a-z.-]*=.*)$");

    @Test
    void theExampleLoadsAsItIs() {
        Settings loaded = new SettingsLoader().file(EXAMPLE).load();

        assertThat(loaded.bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(loaded.inputTopics()).containsExactly("events");
    }

    @Test
    void theExampleAsItIsHasTheDefaults() {
        Settings settings = new SettingsLoader().file(EXAMPLE).load();

        Map<String, String> defaults = shown(Assigned.settings());
        assertThat(shown(settings)).isEqualTo(defaults);
    }

    @Test
    void whatIsCommentedOutIsTheDefaultOrLoadsToo() throws IOException {
        Properties commentedOut = new Properties();
        for (String line : commentedOut()) {
            commentedOut.load(new StringReader(line));
        }
        Map<String, String> values = commentedOut.stringPropertyNames().stream()
                // Each is for one format, and would be refused with another.
                .filter(key -> !key.matches("input\\.(schema|csv)\\..*"))
                .collect(Collectors.toMap(key -> key, commentedOut::getProperty));
        SettingsLoader loader = Assigned.loader()
                .environment(Map.of(
                        "KAFKA_PASSWORD", "secret",
                        "HTTP_TOKEN", "a-token-of-20-letters",
                        "PSEUDONYM_KEY", "s".repeat(32)));
        values.forEach((key, value) -> loader.set(List.of(key + "=" + value)));

        List<String> problems = Assigned.problems(loader);

        assertThat(values).hasSizeGreaterThan(5);
        assertThat(problems).isEmpty();
    }

    @Test
    void everyKeyIsInTheExample() throws IOException {
        String example = Files.readString(EXAMPLE);

        assertThat(SettingsDefinition.KEYS.keySet())
                .allMatch(key -> Pattern.compile("(?m)^#?" + Pattern.quote(key).replace("<name>", "\\E\\w+\\Q") + "=")
                        .matcher(example)
                        .find());
    }

    private static List<String> commentedOut() throws IOException {
        return COMMENTED_OUT
                .matcher(Files.readString(EXAMPLE))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Map<String, String> shown(Settings settings) {
        return settings.effective().stream().collect(Collectors.toMap(EffectiveSetting::key, EffectiveSetting::value));
    }
}
