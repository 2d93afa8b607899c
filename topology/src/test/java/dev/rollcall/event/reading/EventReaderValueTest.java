package dev.rollcall.event.reading;

import static dev.rollcall.event.reading.Verdict.rejected;
import static dev.rollcall.event.reading.Verdict.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.RejectReason;
import dev.rollcall.event.time.TimeFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderValueTest {
    private static final String WANTED = "\"uid\":\"u\",\"ts\":1795342530";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "garbage",
                "[]",
                "[{" + WANTED + "}]",
                "\"text\"",
                "42",
                "null",
                "true",
                "}",
                "{" + WANTED,
                "{'uid':'u','ts':1795342530}",
                "{uid:1," + WANTED + "}",
                "{\"uid\":\"u\" \"ts\":1795342530}",
                "{\"uid\":\"u\",,\"ts\":1795342530}",
                "{\"x\":[1,],\"uid\":\"u\",\"ts\":1}",
                "{\"uid\":\"\n\",\"ts\":1}",
                "{\"uid\":01,\"ts\":1}",
                "{\"uid\":NaN,\"ts\":1}",
                "{\"x\":\"\\q\"," + WANTED + "}",
                "{\"x\":}",
                "{]"
            })
    void aValueThatIsNoJsonObjectIsMalformed(String value) {
        Setup setup = Setup.standard("c");

        assertThat(setup.verdict(value)).isEqualTo(rejected(RejectReason.MALFORMED));
    }

    @Test
    void aRecordWithoutAValueIsMalformed() {
        assertThat(Setup.standard().verdict((byte[]) null)).isEqualTo(rejected(RejectReason.MALFORMED));
    }

    @Test
    void aValueFromWhichNothingIsWantedIsNotLookedAt() {
        Setup setup = Setup.standard().user(EventSchema.RECORD_KEY).time(EventSchema.RECORD_TIMESTAMP, TimeFormat.AUTO);

        assertThat(setup.verdict(utf8("k"), new byte[2_000_000]).user()).isEqualTo("k");
        assertThat(setup.verdict(utf8("k"), utf8("]")).user()).isEqualTo("k");
    }

    @Test
    void aMillionBytesAreTheMost() {
        String event = "{" + WANTED + ",\"x\":\"";
        String largest = event + "x".repeat(1_000_000 - event.length() - 2) + "\"}";

        assertThat(Setup.standard().verdict(largest).reason()).isNull();
        assertThat(Setup.standard("late").verdict(largest).reason()).isNull();
        assertThat(Setup.standard().verdict(largest + " ")).isEqualTo(rejected(RejectReason.TOO_LARGE));
        assertThat(Setup.standard().verdict("]".repeat(1_000_001))).isEqualTo(rejected(RejectReason.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeff", " \n\t\r", "\ufeff  "})
    void aByteOrderMarkAndWhiteSpaceMayComeFirst(String before) {
        assertThat(Setup.standard().verdict(before + "{\"uid\":\"é\",\"ts\":1}").user())
                .isEqualTo("é");
    }

    @Test
    void otherEncodingsThanUtf8AreMalformed() {
        String event = "{" + WANTED + "}";

        assertThat(Setup.standard()
                        .verdict(event.getBytes(StandardCharsets.UTF_16LE))
                        .reason())
                .isEqualTo(RejectReason.MALFORMED);
        assertThat(Setup.standard()
                        .verdict(event.getBytes(StandardCharsets.UTF_16))
                        .reason())
                .isEqualTo(RejectReason.MALFORMED);
    }

    @Test
    void anEventMayBreakOffAfterItsLastWantedFieldAndNoEarlier() {
        String upToTime = "{\"x\":[{}],\"uid\":\"u\",\"ts\":\"2026-11-22T10:15:30Z\"";
        byte[] event = utf8(upToTime + ",\"y\":{\"z\":1}}");
        EventReader reader = Setup.standard().reader();
        for (int length = 0; length <= event.length; length++) {
            Verdict verdict = Verdict.of(reader, 0, null, Arrays.copyOf(event, length), Setup.NOW);

            RejectReason expected = length < upToTime.length() ? RejectReason.MALFORMED : null;
            assertThat(verdict.reason()).as("%s bytes", length).isEqualTo(expected);
        }
    }

    @Test
    void aNumberThatMayHaveLostDigitsIsNotTaken() {
        assertThat(Setup.standard().verdict("{\"ts\":1795342530,\"uid\":4211"))
                .isEqualTo(rejected(RejectReason.MALFORMED));
        assertThat(Setup.standard().verdict("  {\"ts\":1795342530,\"uid\":4.2"))
                .isEqualTo(rejected(RejectReason.MALFORMED));
        assertThat(Setup.standard().verdict("{\"ts\":1795342530,\"uid\":4211,").user())
                .isEqualTo("4211");
    }

    @Test
    void garbageBehindTheLastWantedFieldIsNotRead() {
        assertThat(Setup.standard().verdict("{" + WANTED + ", ]]] garbage").user())
                .isEqualTo("u");
        assertThat(Setup.standard("c").verdict("{" + WANTED + "},").user()).isEqualTo("u");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{W}{W}",
                "{W}\n{W}\n",
                "{W,\"x\":{\"y\":[{}]}} {W}",
                "{W,\"c\":\"DE\"}[]",
                "{W} garbage",
                "{W}\u0000",
                "{W,\"x\":\"}\\\"\"}1",
                "{\"a\":{},W,\"x\":\"a long string with a { in it\"}\t\"\"",
            })
    void aValueBehindTheObjectIsNeverPassedOverInSilence(String event) {
        String value = event.replace("W", WANTED);

        assertThat(Setup.standard().verdict(value)).isEqualTo(rejected(RejectReason.MALFORMED));
        assertThat(Setup.standard("c", "x").verdict(value)).isEqualTo(rejected(RejectReason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{W,\"x\":{\"y\":[{}]}}\r\n ",
                "{W,\"x\":\"}{\",\"y\":\"{\\\"z\\\":1}x\"}",
                "{W,\"x\":\"breaks off }{",
                "{W,\"x\":{\"y\":1}",
                "{W,\"x\":[{\"y\":1} , {\"y\":1}]}",
            })
    void bracesBehindTheLastWantedFieldAreNoValueOfTheirOwn(String event) {
        assertThat(Setup.standard().verdict(event.replace("W", WANTED)).user()).isEqualTo("u");
    }

    @Test
    void aStringWhereAnObjectWasWantedIsReadToItsEnd() {
        String event = "{" + WANTED + ",\"a\":\"} x\",\"y\":1}";

        assertThat(Setup.standard("a.b").verdict(event).user()).isEqualTo("u");
        assertThat(Setup.standard("a.b").verdict(event + "1").reason()).isEqualTo(RejectReason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ufeff", " "})
    void theFiveBytesOfASchemaRegistryMayComeFirst(String before) {
        byte[] json = utf8(before + "{" + WANTED + "}");
        byte[] framed = ByteBuffer.allocate(5 + json.length)
                .put(new byte[] {0, 0, 0, 0, 7})
                .put(json)
                .array();

        assertThat(Setup.standard().verdict(framed).user()).isEqualTo("u");
    }

    @Test
    void aFieldThatCanNoLongerComeIsNotWaitedFor() {
        Verdict verdict = Setup.standard("a.b").verdict("{\"a\":{\"c\":1}," + WANTED + ", broken");

        assertThat(verdict.dimensions()).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"uid\":1},\"a\":{\"uid\":2},\"ts\":1} | 1",
                "{\"a\":{\"uid\":1,\"uid\":2},\"ts\":1} | 1",
                "{\"a\":{\"x\":0},\"a\":{\"uid\":2},\"ts\":1} | NO_USER",
                "{\"a\":null,\"a\":{\"uid\":2},\"ts\":1} | NO_USER",
                "{\"a\":5,\"a\":{\"uid\":2},\"ts\":1} | NO_USER",
                "{\"a\":[{\"uid\":1}],\"a\":{\"uid\":2},\"ts\":1} | NO_USER",
                "{\"a\":{\"uid\":null,\"uid\":2},\"ts\":1} | NO_USER",
                "{\"a\":{\"uid\":[],\"uid\":2},\"ts\":1} | BAD_USER",
                "{\"\\u0061\":{\"u\\u0069d\":1},\"a\":{\"uid\":2},\"ts\":1} | 1"
            })
    void theFirstOccurrenceOfAKeyCounts(String event, String userOrReason) {
        Verdict verdict = Setup.standard().user("a.uid").verdict(event);

        String answer =
                verdict.reason() == null ? verdict.user() : verdict.reason().name();
        assertThat(answer).isEqualTo(userOrReason);
    }

    @Test
    void hugeUnwantedNumbersStringsAndNamesAreSkipped() {
        String huge = "\"n\":" + "1".repeat(100_000) + ",\"f\":1." + "1".repeat(100_000) + "e" + "9".repeat(10_000)
                + ",\"s\":\"" + "s".repeat(200_000) + "\",\"" + "k".repeat(200_000) + "\":1,";

        assertThat(Setup.standard().verdict("{" + huge + WANTED + "}").user()).isEqualTo("u");
    }

    @Test
    void eventsFullOfNewNamesAreReadLikeOthers() {
        EventReader reader = Setup.standard().reader();
        for (int event = 0; event < 4; event++) {
            StringBuilder names = new StringBuilder("{");
            for (int i = 0; i < 60_000; i++) {
                names.append('"')
                        .append(Integer.toString(event * 60_000 + i, 36))
                        .append("__\":0,");
            }
            Verdict verdict = Verdict.of(reader, 0, null, utf8(names + WANTED + "}"), Setup.NOW);

            assertThat(verdict.user()).isEqualTo("u");
        }
    }

    @Test
    void aReaderForgetsTheEventBefore() {
        EventReader reader = Setup.standard("c").reader();
        reader.read(null, utf8("{" + WANTED + ",\"c\":\"DE\"}"), Setup.NOW);

        Verdict second = Verdict.of(reader, 1, null, utf8("{\"uid\":\"v\",\"ts\":1}"), Setup.NOW);
        Verdict third = Verdict.of(reader, 1, null, utf8("{\"ts\":1}"), Setup.NOW);
        Verdict fourth = Verdict.of(reader, 1, null, utf8("{" + WANTED + "}"), Setup.NOW);

        assertThat(second.dimensions()).containsExactly("");
        assertThat(third).isEqualTo(rejected(RejectReason.NO_USER));
        assertThat(fourth.user()).isEqualTo("u");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":[],\"ts\":\"x\",\"uid\":true,\"b\":[ | MALFORMED",
                "{\"a\":[],\"ts\":\"x\",\"uid\":true} | BAD_USER",
                "{\"a\":[],\"ts\":\"x\"} | NO_USER",
                "{\"a\":[],\"ts\":\"x\",\"uid\":1} | BAD_TIME",
                "{\"a\":[],\"uid\":1} | NO_TIME",
                "{\"a\":[],\"ts\":0,\"uid\":1} | LATE",
                "{\"a\":1,\"ts\":0,\"uid\":1} | LATE"
            })
    void ofSeveralFaultsTheFirstInTheFixedOrderIsTheReason(String event, RejectReason reason) {
        Setup setup = Setup.standard("b", "a").limits(Duration.ZERO, Duration.ZERO);

        assertThat(setup.verdict(event)).isEqualTo(rejected(reason));
    }
}
