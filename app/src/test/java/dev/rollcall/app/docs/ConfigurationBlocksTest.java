package dev.rollcall.app.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever copies configuration from a page gets one that loads. */
class ConfigurationBlocksTest {
    private static final Pattern INDENTED = Pattern.compile("(?m)^\\n((?: {4}.*\\n)+)");
    private static final Pattern FENCED = Pattern.compile("(?s)\\n```properties\\n(.*?)```");
    private static final Pattern ASSIGNMENT = Pattern.compile("[a-z][\\w.-]*=[^=].*");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+)}");
    private static final Pattern SECRETS = Pattern.compile("\\$\\{file:([^:}]+):([^}]+)}");
    private static final int LEAST = 6;

    /** Long enough to be a key for pseudonyms. */
    private static final String SECRET = "s".repeat(32);

    @TempDir
    private Path directory;

    /** Configuration on a page. */
    private record Block(Path page, String text) {
        @Override
        public String toString() {
            return page.getFileName() + ": " + text.lines().findFirst().orElse("");
        }
    }

    static Stream<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path page : LinksTest.pages().toList()) {
            String text = Files.readString(page);
            Stream.of(INDENTED, FENCED)
                    .flatMap(block -> block.matcher(text).results())
                    .map(block -> block.group(1).stripTrailing().stripIndent())
                    .filter(ConfigurationBlocksTest::isConfiguration)
                    .forEach(block -> blocks.add(new Block(page, block)));
        }
        return blocks.stream();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void itLoads(Block block) throws IOException {
        Path file = Files.writeString(directory.resolve("rollcall.properties"), withSecrets(block.text()));
        SettingsLoader loader = new SettingsLoader().file(file).environment(variables(block.text()));
        if (!block.text().contains("bootstrap.servers=")) {
            loader.set(List.of("bootstrap.servers=kafka-1:9092"));
        }

        assertThatCode(() -> {
                    Settings settings = loader.load();
                    assertThat(settings.warnings()).isEmpty();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void theyAreFound() throws IOException {
        assertThat(blocks()).hasSizeGreaterThanOrEqualTo(LEAST);
    }

    private static boolean isConfiguration(String block) {
        return block.lines()
                .allMatch(line -> line.isBlank()
                        || line.startsWith("#")
                        || ASSIGNMENT.matcher(line).matches());
    }

    private static Map<String, String> variables(String block) {
        Map<String, String> variables = new HashMap<>();
        VARIABLE.matcher(block).results().forEach(variable -> variables.put(variable.group(1), SECRET));
        return variables;
    }

    /** Files with secrets are there, though elsewhere. */
    private String withSecrets(String block) throws IOException {
        Path secrets = directory.resolve("secrets.properties");
        for (var reference : SECRETS.matcher(block).results().toList()) {
            Files.writeString(secrets, reference.group(2) + "=" + SECRET);
        }
        return SECRETS.matcher(block).replaceAll("\\${file:" + secrets + ":$2}");
    }
}
