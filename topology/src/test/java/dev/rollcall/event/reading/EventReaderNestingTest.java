package dev.rollcall.event.reading;

import static dev.rollcall.event.reading.Verdict.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderNestingTest {
    private static final String WANTED = "\"uid\":\"u\",\"ts\":1795342530";

    /** The event itself is the first level. */
    private static String nested(int levels) {
        return "[".repeat(levels - 1) + "]".repeat(levels - 1);
    }

    @Test
    void theVerdictOnADeepEventDoesNotDependOnTheOrderOfItsFields() {
        Setup setup = Setup.standard();
        for (int levels : new int[] {999, 1000, 1001, 1002, 10_000, 200_000}) {
            RejectReason expected = levels > 1000 ? RejectReason.MALFORMED : null;

            Verdict deepFirst = setup.verdict("{\"x\":" + nested(levels) + "," + WANTED + "}");
            Verdict deepLast = setup.verdict(" {" + WANTED + ",\"x\":" + nested(levels) + "}");

            assertThat(deepFirst.reason()).as("%s levels first", levels).isEqualTo(expected);
            assertThat(deepLast.reason()).as("%s levels last", levels).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001})
    void nestingBehindAWantedFieldBelowTheTopIsCountedFromThere(int levels) {
        Setup setup = Setup.standard().user("a.b.uid");
        String deepInside = "{\"ts\":1,\"a\":{\"b\":{\"uid\":\"u\",\"x\":" + nested(levels - 2) + "}}}";
        String deepOutside = "{\"ts\":1,\"a\":{\"b\":{\"uid\":\"u\"}},\"x\":" + nested(levels) + "}";

        RejectReason expected = levels > 1000 ? RejectReason.MALFORMED : null;
        assertThat(setup.verdict(deepInside).reason()).isEqualTo(expected);
        assertThat(setup.verdict(deepOutside).reason()).isEqualTo(expected);
    }

    @Test
    void aDeepUserIsMalformedAndAShallowOneIsBad() {
        Setup setup = Setup.standard();

        assertThat(setup.verdict("{\"ts\":1,\"uid\":" + nested(100_000) + "}"))
                .isEqualTo(rejected(RejectReason.MALFORMED));
        assertThat(setup.verdict("{\"ts\":1,\"uid\":" + nested(1000) + "}")).isEqualTo(rejected(RejectReason.BAD_USER));
    }

    @Test
    void unclosedNestingIsTooDeepAsWell() {
        Setup setup = Setup.standard();

        assertThat(setup.verdict("{" + WANTED + ",\"x\":" + "{\"a\":".repeat(100_000)))
                .isEqualTo(rejected(RejectReason.MALFORMED));
        assertThat(setup.detail("{" + WANTED + ",\"x\":" + "{\"a\":".repeat(100_000)))
                .contains("nested");
        assertThat(setup.detail("{\"x\":" + "{\"a\":".repeat(100_000))).contains("nested");
    }

    @Test
    void manyShallowFieldsAndBracketsInStringsAreNotDeep() {
        String wide = ",\"x\":[" + "[],".repeat(5000) + "1],\"y\":\"" + "[".repeat(5000) + "\\\"{{{\\\\\"}";

        assertThat(Setup.standard().verdict("{" + WANTED + wide).user()).isEqualTo("u");
    }

    @Test
    void aWantedPathDeeperThanAnyEventIsNeverFound() {
        String path = "a.".repeat(2000) + "a";
        String event = "{" + WANTED + "," + "\"a\":{".repeat(900) + "}".repeat(901);

        assertThat(Setup.standard(path).verdict(event).dimensions()).containsExactly("");
    }
}
