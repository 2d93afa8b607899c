package dev.rollcall.service.check.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.service.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyLinesTest {
    @TempDir
    private Path directory;

    @Test
    void aLineHasTheNumberOnWhichItBegins() {
        assertThat(PropertyLines.parse("# a comment \\\n\na = 1 \nb=x,\\\n  y\r\nc: 3\n"))
                .containsExactly(
                        new PropertyLine(3, "a", "1"), new PropertyLine(4, "b", "x,y"), new PropertyLine(6, "c", "3"));
    }

    @Test
    void aFileInLatin1IsRead() throws IOException {
        Path file = directory.resolve("old.properties");
        Files.writeString(file, "acks=1\n# für alle", StandardCharsets.ISO_8859_1);

        assertThat(PropertyLines.read(file)).containsExactly(new PropertyLine(1, "acks", "1"));
    }

    @Test
    void whatCannotBeReadIsOneLineWithTheWayOut() throws IOException {
        Path silent = Files.writeString(directory.resolve("silent.properties"), "server.port=8080\n");

        assertThatThrownBy(() -> PropertyLines.read(directory.resolve("none")))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("no such file");
        assertThatThrownBy(() -> PropertyLines.read(directory)).hasMessageEndingWith("it is a directory");
        assertThatThrownBy(() -> PropertyLines.read(Path.of("application.yml"))).hasMessageContaining("YAML");
        assertThatThrownBy(() -> ClientSettings.read(silent)).hasMessageContaining("no line of it is a setting");
    }
}
