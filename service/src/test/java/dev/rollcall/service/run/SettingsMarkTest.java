package dev.rollcall.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsMarkTest {
    private static final String NO_KEY = "";
    private static final String KEY = "k".repeat(32);
    private static final String OTHER_KEY = "o".repeat(32);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"zone,Europe/Berlin,UTC", "wau.days,14,7", "mau.days,28,30", "history.days,500,400"})
    void whatCountsWereMadeWithStays(String key, String changed, String before) throws IOException {
        startAndLeaveState(Map.of());

        assertThatThrownBy(() -> check(Map.of(key, changed)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        key + " " + changed + ": the state in " + directory + " was made with " + before + ";")
                .hasMessageNotContaining("\n");
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void aShorterHistoryIsFineAndCannotBeUndone() throws IOException {
        startAndLeaveState(Map.of());

        check(Map.of("history.days", "300"));

        assertThatThrownBy(() -> check(Map.of("history.days", "301"))).isInstanceOf(UserError.class);
    }

    @Test
    void whereThereIsNoStateAnythingWillDo() throws IOException {
        check(Map.of());

        assertThatCode(() -> check(Map.of("zone", "Europe/Berlin", "history.days", "500")))
                .doesNotThrowAnyException();
    }

    @Test
    void stateWithoutAMarkIsTakenForOurs() throws IOException {
        Files.createDirectory(directory.resolve("rollcall"));

        assertThatCode(() -> check(Map.of("zone", "Europe/Berlin"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(Map.of("zone", "UTC"))).isInstanceOf(UserError.class);
    }

    @Test
    void theSameKeyGoesOn() throws IOException {
        startAndLeaveState(key(KEY));

        assertThatCode(() -> check(key(KEY))).doesNotThrowAnyException();
    }

    @Test
    void anotherKeyIsRefusedInOneLineThatShowsNeither() throws IOException {
        startAndLeaveState(key(KEY));

        assertThatThrownBy(() -> check(key(OTHER_KEY)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("user.pseudonym.key: the state in " + directory)
                .hasMessageContaining("was made with another key;")
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining(KEY)
                .hasMessageNotContaining(OTHER_KEY);
    }

    @Test
    void aKeyIsRefusedWhereStateWasMadeWithout() throws IOException {
        startAndLeaveState(key(NO_KEY));

        assertThatThrownBy(() -> check(key(KEY)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("was made without a key;");
    }

    @Test
    void aKeyThatIsGoneIsMissed() throws IOException {
        startAndLeaveState(key(KEY));

        assertThatThrownBy(() -> check(key(NO_KEY)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("was made with a key, and none is set;");
    }

    @Test
    void whereThereIsNoStateAnyKeyWillDo() throws IOException {
        check(key(KEY));

        assertThatCode(() -> check(key(OTHER_KEY))).doesNotThrowAnyException();
    }

    @Test
    void theKeyIsInNoFile() throws IOException {
        check(key(KEY));

        assertThat(directory.resolve("rollcall.settings")).content().doesNotContain(KEY);
    }

    private static Map<String, String> key(String key) {
        return key.equals(NO_KEY) ? Map.of() : Map.of("user.pseudonym.key", key);
    }

    private void startAndLeaveState(Map<String, String> more) throws IOException {
        check(more);
        Files.createDirectory(directory.resolve("rollcall"));
    }

    private void check(Map<String, String> more) throws IOException {
        Map<String, String> values = new TreeMap<>(Map.of("bootstrap.servers", "nowhere:9092"));
        values.putAll(more);
        SettingsMark.check(directory, Settings.of(values));
    }
}
