package dev.rollcall.event.reading;

import static dev.rollcall.event.reading.Verdict.rejected;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.Dimension;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.time.TimeFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderDimensionTest {
    private static final String REST = ",\"uid\":\"u\",\"ts\":1795342530";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"\"DE\", DE", "4.20, 4.20", "true, true", "false, false", "\"\\u00e9=/\", é=/"})
    void aStringANumberAndABooleanAreValues(String json, String value) {
        Verdict verdict = Setup.standard("c").verdict("{\"c\":" + json + REST + "}");

        assertThat(verdict.dimensions()).containsExactly(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\":1", "\"c\":null", "\"c\":\"\"", "\"C\":\"DE\"", "\"x\":{\"c\":\"DE\"}"})
    void aMissingValueIsEmpty(String json) {
        Verdict verdict = Setup.standard("c").verdict("{" + json + REST + "}");

        assertThat(verdict.dimensions()).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[\"DE\"]", "{\"c\":1}", "\"\\ud83d\"", "\"\\ude00\\ud83d\""})
    void aValueThatIsNoTextIsInvalidAndCostsNoEvent(String json) {
        Verdict verdict = Setup.standard("c", "uid").verdict("{\"c\":" + json + REST + "}");

        assertThat(verdict.dimensions()).containsExactly("(invalid)", "u");
    }

    @Test
    void invalidValuesAreCounted() {
        EventReader reader = Setup.standard("c", "d", "e").reader();

        reader.read(null, ("{\"c\":{},\"d\":[],\"e\":1" + REST + "}").getBytes(UTF_8), Setup.NOW);
        assertThat(reader.invalidDimensions()).isEqualTo(2);
        reader.read(null, ("{\"c\":1" + REST + "}").getBytes(UTF_8), Setup.NOW);
        assertThat(reader.invalidDimensions()).isZero();
    }

    @Test
    void aCombinationHasTheValuesOfItsPartsWithAsterisksBetweenThem() {
        Dimension country = new Dimension("country", "country", List.of("DE", "a*b%"));
        Dimension platform = new Dimension("platform", "platform");
        Dimension both = new Dimension("country*platform", "country*platform", List.of(), List.of(country, platform));
        EventReader reader = new EventReader(
                new EventSchema("uid", "ts", TimeFormat.AUTO, List.of(both)),
                Setup.standard().limits());

        assertThat(List.of(
                        "\"country\":\"DE\",\"platform\":\"ios\"",
                        "\"country\":\"XX\",\"platform\":\"é\"",
                        "\"country\":\"a*b%\"",
                        "\"platform\":\"" + "x".repeat(255) + "\"",
                        "\"platform\":\"" + "x".repeat(256) + "\"",
                        "\"platform\":\"" + "*".repeat(100) + "\"",
                        "\"country\":{},\"platform\":\"ios\""))
                .extracting(fields -> {
                    assertThat(reader.read(null, ("{" + fields + REST + "}").getBytes(UTF_8), Setup.NOW))
                            .isTrue();
                    return reader.dimension(0).toString();
                })
                .containsExactly(
                        "DE*ios",
                        "(other)*é",
                        "a%2Ab%25*",
                        "*" + "x".repeat(255),
                        "(invalid)",
                        "(invalid)",
                        "(invalid)");
    }

    @Test
    void aValueHasUpTo256Bytes() {
        Setup setup = Setup.standard("c");

        assertThat(setup.verdict("{\"c\":\"" + "é".repeat(128) + "\"" + REST + "}")
                        .dimensions())
                .containsExactly("é".repeat(128));
        assertThat(setup.verdict("{\"c\":\"" + "é".repeat(128) + "x\"" + REST + "}")
                        .dimensions())
                .containsExactly("(invalid)");
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        assertThat(Setup.standard("c").verdictOfBytes("{\"c\":\"\u00ed\u00a0\u00bd\u00ed\u00b8\u0080\"" + REST + "}"))
                .isEqualTo(rejected(RejectReason.MALFORMED));
    }

    @Test
    void valuesComeInConfiguredOrder() {
        Verdict verdict = Setup.standard("b", "a.x", "a.y", "b")
                .verdict("{\"a\":{\"y\":\"Y\",\"x\":\"X\"},\"b\":\"B\"" + REST + "}");

        assertThat(verdict.dimensions()).containsExactly("B", "X", "Y", "B");
    }

    @Test
    void aDimensionMayBeTheUserOrTheTime() {
        Verdict verdict = Setup.standard("ts", "uid").verdict("{\"x\":1" + REST + "}");

        assertThat(verdict.dimensions()).containsExactly("1795342530", "u");
    }

    @Test
    void aPathMayGoOnWhereAnotherEnds() {
        Setup setup = Setup.standard("a", "a.b");

        assertThat(setup.verdict("{\"a\":{\"b\":1}" + REST + "}").dimensions()).containsExactly("(invalid)", "1");
        assertThat(setup.verdict("{\"a\":\"x\"" + REST + "}").dimensions()).containsExactly("x", "");
    }

    @Test
    void theUserMayStandBelowADimension() {
        Setup setup = Setup.standard("uid.country").user("uid.id");

        Verdict verdict = setup.verdict("{\"ts\":1795342530,\"uid\":{\"id\":7,\"country\":\"DE\"}}");

        assertThat(verdict.user()).isEqualTo("7");
        assertThat(verdict.dimensions()).containsExactly("DE");
    }

    @Test
    void valuesThatAreNotKeptAreOneSegment() {
        EventReader reader = new EventReader(
                new EventSchema(
                        "uid", "ts", TimeFormat.AUTO, List.of(new Dimension("c", "c", List.of("DE", "(none)")))),
                Setup.standard().limits());

        assertThat(List.of("\"DE\"", "\"de\"", "\"XX\"", "7", "null", "\"(none)\""))
                .extracting(value -> {
                    String event = "{\"c\":" + value + REST + "}";
                    assertThat(reader.read(null, event.getBytes(UTF_8), 1_795_342_530_000L))
                            .isTrue();
                    return reader.dimension(0).toString();
                })
                .containsExactly("DE", "(other)", "(other)", "(other)", "", "(none)");
    }
}
