package dev.rollcall.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymMarkTest {
    private static final String NO_KEY = "";
    private static final String KEY = "k".repeat(32);
    private static final String OTHER_KEY = "o".repeat(32);

    @TempDir
    private Path directory;

    @Test
    void theSameKeyGoesOn() throws IOException {
        startAndLeaveState(KEY);

        assertThatCode(() -> PseudonymMark.check(directory, settings(KEY))).doesNotThrowAnyException();
    }

    @Test
    void anotherKeyIsRefusedInOneLineThatShowsNeither() throws IOException {
        startAndLeaveState(KEY);

        assertThatThrownBy(() -> PseudonymMark.check(directory, settings(OTHER_KEY)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("user.pseudonym.key: the state in " + directory)
                .hasMessageContaining("was made with another key;")
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining(KEY)
                .hasMessageNotContaining(OTHER_KEY);
    }

    @Test
    void aKeyIsRefusedWhereStateWasMadeWithout() throws IOException {
        startAndLeaveState(NO_KEY);

        assertThatThrownBy(() -> PseudonymMark.check(directory, settings(KEY)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("was made without a key;");
    }

    @Test
    void aKeyThatIsGoneIsMissed() throws IOException {
        startAndLeaveState(KEY);

        assertThatThrownBy(() -> PseudonymMark.check(directory, settings(NO_KEY)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("was made with a key, and none is set;");
    }

    @Test
    void whereThereIsNoStateAnyKeyWillDo() throws IOException {
        PseudonymMark.check(directory, settings(KEY));

        assertThatCode(() -> PseudonymMark.check(directory, settings(OTHER_KEY)))
                .doesNotThrowAnyException();
    }

    @Test
    void theKeyIsInNoFile() throws IOException {
        PseudonymMark.check(directory, settings(KEY));

        assertThat(directory.resolve("rollcall.pseudonym-key")).content().doesNotContain(KEY);
    }

    private void startAndLeaveState(String key) throws IOException {
        PseudonymMark.check(directory, settings(key));
        Files.createDirectory(directory.resolve("rollcall"));
    }

    private static Settings settings(String key) {
        Map<String, String> values = new HashMap<>(Map.of("bootstrap.servers", "nowhere:9092"));
        if (!key.equals(NO_KEY)) {
            values.put("user.pseudonym.key", key);
        }
        return Settings.of(values);
    }
}
