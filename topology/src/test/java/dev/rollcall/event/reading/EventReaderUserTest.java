package dev.rollcall.event.reading;

import static dev.rollcall.event.reading.Verdict.rejected;
import static dev.rollcall.event.reading.Verdict.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.RejectReason;
import dev.rollcall.event.Utf8;
import dev.rollcall.event.time.TimeFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderUserTest {
    private static final String TIME = "\"ts\":1795342530";

    @Test
    void aNumberAndTheSameNumberAsAStringAreTheSameUser() {
        assertThat(userOf("42")).isEqualTo("42");
        assertThat(userOf("\"42\"")).isEqualTo("42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "1.0", "1E+5", "12345678901234567890123456789012345678901234567890.5e-3", "0.10"})
    void aNumberIsTheUserAsItIsWritten(String number) {
        assertThat(userOf(number)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"\\u0061\\n\\\"\\\\\\/\", a`",
                "\"\\ud83d\\ude00\", 😀",
                "\"😀 é € z\", 😀 é € z",
                "\"null\", null"
            })
    void anEscapedStringIsTheUserThatItStandsFor(String json, String user) {
        String expected = user.equals("a`") ? "a\n\"\\/" : user;

        assertThat(userOf(json)).isEqualTo(expected);
    }

    @Test
    void aNulCharacterIsACharacterLikeOthers() {
        assertThat(userOf("\"a\\u0000b\"")).isEqualTo("a\0b");
    }

    @Test
    void anEventWithoutAUserHasNone() {
        assertThat(Setup.standard().verdict("{" + TIME + "}")).isEqualTo(rejected(RejectReason.NO_USER));
        assertThat(verdictOf("null")).isEqualTo(rejected(RejectReason.NO_USER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"true", "false", "{}", "[]", "[\"u\"]", "{\"uid\":\"u\"}", "\"\"", "\"\\ud800\"", "\"\\udc00x\""
            })
    void aUserThatIsNoTextOrEmptyIsBad(String json) {
        assertThat(verdictOf(json)).isEqualTo(rejected(RejectReason.BAD_USER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "€", "😀", "\\u20ac"})
    void aUserHasUpTo256BytesOfUtf8(String character) {
        int size = character.startsWith("\\") ? 3 : utf8(character).length;
        String longest = character.repeat(256 / size) + "x".repeat(256 % size);

        assertThat(utf8(userOf('"' + longest + '"'))).hasSize(256);
        assertThat(verdictOf('"' + longest + "x\"")).isEqualTo(rejected(RejectReason.BAD_USER));
        assertThat(verdictOf('"' + longest.repeat(100) + '"')).isEqualTo(rejected(RejectReason.BAD_USER));
    }

    @Test
    void aNumberOfMoreThan256DigitsIsABadUser() {
        assertThat(userOf("1".repeat(256))).hasSize(256);
        assertThat(verdictOf("1".repeat(257))).isEqualTo(rejected(RejectReason.BAD_USER));
        assertThat(verdictOf("1".repeat(500_000))).isEqualTo(rejected(RejectReason.BAD_USER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ff",
                "\u0080",
                "\u00c3",
                "\u00c3x",
                "\u00e2\u0082",
                "a\u00c1\u0081",
                "\u00c0\u0080",
                "\u00e0\u0080\u00af",
                "\u00ed\u00a0\u0080",
                "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080",
                "\u00f0\u0080\u0080\u00af",
                "\u00f4\u0090\u0080\u0080",
                "\u00f8\u0088\u0080\u0080\u0080"
            })
    void bytesThatAreNotUtf8NeverBecomeAUser(String latin1) {
        Setup setup = Setup.standard();

        Verdict first = setup.verdictOfBytes("{\"uid\":\"" + latin1 + "\"," + TIME + "}");
        Verdict last = setup.verdictOfBytes("  {" + TIME + ",\"uid\":\"" + latin1 + "\"}");

        assertThat(first).isEqualTo(rejected(RejectReason.MALFORMED));
        assertThat(last).isEqualTo(rejected(RejectReason.MALFORMED));
    }

    @Test
    void anyBytesAreAUserExactlyWhenTheyAreUtf8() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Setup setup = Setup.standard();
        for (int i = 0; i < 20_000; i++) {
            byte[] user = {(byte) (0x80 | random.nextInt()), 'x', 'x', 'x'};
            for (int at = 1; at < 1 + random.nextInt(4); at++) {
                user[at] = (byte) (0x80 | random.nextInt(0x40));
            }

            Verdict verdict = setup.verdictOfBytes(
                    "{\"uid\":\"" + new String(user, StandardCharsets.ISO_8859_1) + "\"," + TIME + "}");

            String expected = Utf8.isValid(user, 0, 4) ? new String(user, StandardCharsets.UTF_8) : null;
            assertThat(verdict.user())
                    .as("seed %s: %s", seed, Arrays.toString(user))
                    .isEqualTo(expected);
        }
    }

    @Test
    void invalidBytesInAnotherFieldDoNotSpoilAUserBeyondAscii() {
        Verdict verdict = Setup.standard().verdictOfBytes("{\"uid\":\"\u00c3\u00a9\"," + TIME + ",\"x\":\"\u00ff\"}");

        assertThat(verdict.user()).isEqualTo("é");
    }

    @Test
    void theKeyCanBeTheUser() {
        Setup setup = Setup.standard().user(EventSchema.RECORD_KEY);
        byte[] event = utf8("{" + TIME + ",\"uid\":\"other\"}");

        assertThat(setup.verdict(utf8("ключ"), event).user()).isEqualTo("ключ");
        assertThat(setup.verdict(new byte[256], event).user()).hasSize(256);
        assertThat(setup.verdict(null, event)).isEqualTo(rejected(RejectReason.NO_USER));
        assertThat(setup.verdict(new byte[0], event)).isEqualTo(rejected(RejectReason.BAD_USER));
        assertThat(setup.verdict(new byte[257], event)).isEqualTo(rejected(RejectReason.BAD_USER));
        assertThat(setup.verdict(new byte[] {'a', (byte) 0xFF}, event)).isEqualTo(rejected(RejectReason.BAD_USER));
    }

    @Test
    void aTombstoneIsNoVisitOfItsKey() {
        Setup setup = Setup.standard().user(EventSchema.RECORD_KEY).time(EventSchema.RECORD_TIMESTAMP, TimeFormat.AUTO);

        assertThat(setup.verdict(utf8("u"), null)).isEqualTo(rejected(RejectReason.NO_USER));
        assertThat(setup.verdict(utf8("u"), new byte[0]).user()).isEqualTo("u");
    }

    @Test
    void theFirstUserThatIsThereCounts() {
        Setup setup = Setup.standard().user(source("userId", "/anonymous.id", EventSchema.RECORD_KEY));

        assertThat(setup.verdict("{\"userId\":\"u\",\"anonymous.id\":\"a\"," + TIME + "}")
                        .user())
                .isEqualTo("u");
        assertThat(setup.verdict("{\"userId\":null,\"anonymous.id\":\"a\"," + TIME + "}")
                        .user())
                .isEqualTo("a");
        assertThat(setup.verdict(utf8("k"), utf8("{" + TIME + "}")).user()).isEqualTo("k");
        assertThat(setup.verdict("{" + TIME + "}")).isEqualTo(rejected(RejectReason.NO_USER));
        assertThat(setup.verdict("{\"userId\":{},\"anonymous.id\":\"a\"," + TIME + "}"))
                .isEqualTo(rejected(RejectReason.BAD_USER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"null\"", "\"undefined\"", "\"0\"", "0"})
    void valuesThatStandForNobodyCountAsNotThere(String user) {
        UserSource source = new UserSource(
                List.of("uid", "other"), List.of("null", "undefined", "0"), UserCase.AS_IS, KeyFormat.TEXT);
        Setup setup = Setup.standard().user(source);

        assertThat(setup.verdict("{\"uid\":" + user + "," + TIME + "}")).isEqualTo(rejected(RejectReason.NO_USER));
        assertThat(setup.detail("{\"uid\":" + user + "," + TIME + "}")).contains("input.user.ignore");
        assertThat(setup.verdict("{\"uid\":" + user + ",\"other\":\"o\"," + TIME + "}")
                        .user())
                .isEqualTo("o");
        assertThat(setup.verdict("{\"uid\":\"NULL\"," + TIME + "}").user()).isEqualTo("NULL");
    }

    @Test
    void usersThatDifferOnlyInCaseOrBlanksAreOneWithLower() {
        UserSource source = new UserSource(List.of("uid"), List.of("NULL"), UserCase.LOWER, KeyFormat.TEXT);
        Setup setup = Setup.standard().user(source);

        assertThat(setup.verdict("{\"uid\":\" Zo\u00cb@Example.org\\t\"," + TIME + "}")
                        .user())
                .isEqualTo("zoë@example.org");
        assertThat(setup.verdict("{\"uid\":\"  \"," + TIME + "}")).isEqualTo(rejected(RejectReason.BAD_USER));
        assertThat(setup.verdict("{\"uid\":\" Null\"," + TIME + "}")).isEqualTo(rejected(RejectReason.NO_USER));
        // Of two bytes in upper case, and of three in lower case.
        assertThat(setup.verdict("{\"uid\":\"" + "\u0130".repeat(128) + "\"," + TIME + "}"))
                .isEqualTo(rejected(RejectReason.BAD_USER));
    }

    @Test
    void keysAreReadInTheirFormat() {
        ByteBuffer number = ByteBuffer.allocate(8).putLong(123_456);
        byte[] uuid = {1, 35, 69, 103, -119, -85, -51, -17, 1, 35, 69, 103, -119, -85, -51, -17};

        assertThat(userOfKey(KeyFormat.LONG, number.array()).user()).isEqualTo("123456");
        assertThat(userOfKey(KeyFormat.INT, new byte[] {-1, -1, -1, -2}).user()).isEqualTo("-2");
        assertThat(userOfKey(KeyFormat.UUID, uuid).user()).isEqualTo("01234567-89ab-cdef-0123-456789abcdef");
        assertThat(userOfKey(KeyFormat.UUID, utf8("01234567-89ab-cdef-0123-456789abcdef"))
                        .user())
                .isEqualTo("01234567-89ab-cdef-0123-456789abcdef");
        assertThat(userOfKey(KeyFormat.LONG, new byte[4])).isEqualTo(rejected(RejectReason.BAD_USER));
        assertThat(userOfKey(KeyFormat.INT, new byte[8])).isEqualTo(rejected(RejectReason.BAD_USER));
        assertThat(userOfKey(KeyFormat.UUID, new byte[15])).isEqualTo(rejected(RejectReason.BAD_USER));
        assertThat(userOfKey(KeyFormat.LONG, null)).isEqualTo(rejected(RejectReason.NO_USER));
    }

    @Test
    void aHeaderCanBeTheUserAndTheTime() {
        EventReader reader = Setup.standard("@header:source")
                .user("@header:ce_user")
                .time("@header:ce_time", TimeFormat.AUTO)
                .reader();
        Headers headers = new RecordHeaders()
                .add("ce_user", utf8("former"))
                .add("ce_user", utf8("u"))
                .add("ce_time", utf8("2026-11-22T10:15:30.123Z"))
                .add("source", utf8("web"));

        assertThat(reader.read(null, null, headers, Setup.NOW)).isTrue();
        assertThat(reader.user().toString()).isEqualTo("u");
        assertThat(reader.timeMillis()).isEqualTo(Setup.NOW);
        assertThat(reader.dimension(0).toString()).isEqualTo("web");
        assertThat(reader.read(null, null, new RecordHeaders(), Setup.NOW)).isFalse();
        assertThat(reader.reason()).isEqualTo(RejectReason.NO_USER);
    }

    private static UserSource source(String... paths) {
        return new UserSource(List.of(paths), List.of(), UserCase.AS_IS, KeyFormat.TEXT);
    }

    private static Verdict userOfKey(KeyFormat format, byte[] key) {
        UserSource source = new UserSource(List.of(EventSchema.RECORD_KEY), List.of(), UserCase.AS_IS, format);
        return Setup.standard().user(source).verdict(key, utf8("{" + TIME + "}"));
    }

    private static Verdict verdictOf(String jsonUser) {
        Setup setup = Setup.standard();
        Verdict last = setup.verdict("{" + TIME + ",\"uid\":" + jsonUser + "}");
        assertThat(setup.verdict("{\"x\":{},\"uid\" : " + jsonUser + " , " + TIME + "}"))
                .isEqualTo(last);
        return last;
    }

    private static String userOf(String jsonUser) {
        return verdictOf(jsonUser).user();
    }
}
