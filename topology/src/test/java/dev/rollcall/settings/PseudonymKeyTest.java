package dev.rollcall.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymKeyTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void withoutAKeyThereIsNone() {
        assertThat(Assigned.settings().pseudonymKey()).isEmpty();
    }

    @Test
    void theKeyIsTheBytesOfItsText() {
        Settings settings = Assigned.settings("user.pseudonym.key=" + KEY);

        assertThat(settings.pseudonymKey()).contains(KEY.getBytes(UTF_8));
    }

    @Test
    void theKeyIsNeverShown() {
        Settings settings = Assigned.settings("user.pseudonym.key=" + KEY);

        assertThat(settings.toString()).contains("[hidden]").doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 1025})
    void aKeyOfAWrongLengthIsRefusedInOneLineThatDoesNotShowIt(int length) {
        List<String> problems = Assigned.problems("user.pseudonym.key=" + "s".repeat(length));

        assertThat(problems)
                .containsExactly("user.pseudonym.key = [hidden] (--set): it has " + length
                        + " bytes; valid: a secret of 32 to 1024 bytes of UTF-8");
    }

    @Test
    void aReferenceToAVariableThatIsEmptyIsNoWayToGoWithout() {
        SettingsLoader loader =
                Assigned.loader().environment(Map.of("EMPTY", "")).set(List.of("user.pseudonym.key=${env:EMPTY}"));

        assertThat(Assigned.problems(loader)).singleElement().asString().contains("it has 0 bytes");
    }
}
