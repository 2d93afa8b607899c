package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String WRITE = "rollcall.docs.write";

    @Test
    void thePageSaysWhatIsDeclared() throws IOException {
        String expected = ConfigurationPage.text();
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected);
        }

        String page = Files.exists(PAGE) ? Files.readString(PAGE) : "";

        assertThat(page.replace("\r\n", "\n"))
                .as(
                        "docs/configuration.md; write it with"
                                + " mvn -pl topology test -Dtest=ConfigurationPageTest -D%s=true",
                        WRITE)
                .isEqualTo(expected);
    }
}
