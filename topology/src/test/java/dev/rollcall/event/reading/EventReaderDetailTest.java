package dev.rollcall.event.reading;

import static dev.rollcall.event.reading.Verdict.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.time.TimeFormat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderDetailTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | the value is empty",
                "[] | the value is not a JSON object but an array: set input.each=/",
                "\"{}\" | the value is not a JSON object but a string, perhaps JSON in a string",
                "GET / | the value is not a JSON object",
                "{\"uid\":1,\"ts\":1}{} | there are two JSON values in one record, the second at byte 16: set input.each=lines",
                "{\"uid\":1,\"ts\":1} x | something follows the JSON at byte 17",
                "{\"uid\":secret} | the value is not JSON at byte 7",
                "{\"uid\":\"secret | the value ends after 14 bytes, before the last wanted field",
                "{\"ts\":0} | the user \"uid\" is missing or null",
                "{\"uid\":true,\"ts\":0,\"c\":1} | the user \"uid\" is neither a string nor a number",
                "{\"uid\":\"\",\"ts\":0,\"c\":1} | the user \"uid\" is empty",
                "{\"uid\":\"secret\"} | the time \"ts\" is missing or null",
                "{\"uid\":\"secret\",\"ts\":1e40} | the time \"ts\" is not within 0001-01-01 and 9999-12-31 (time.earliest, time.latest)",
            })
    void theDetailNamesTheFieldAndWhatIsWrongWithIt(String event, String detail) {
        String actual = Setup.standard("c").detail(event);

        assertThat(actual).isEqualTo(detail);
    }

    @Test
    void aMissingUserSaysWhereItMayBe() {
        Setup setup = Setup.standard().user("user.id");

        assertThat(setup.detail("{\"ts\":1,\"user.id\" : \"u\"}"))
                .isEqualTo("the user \"user.id\" is missing or null; there is a key \"user.id\": write /user.id");
        assertThat(setup.detail("{\"ts\":1,\"user\": \"{\\\"id\\\":1}\"}"))
                .isEqualTo("the user \"user.id\" is missing or null; \"user\" is JSON in a string, which is not read");
        assertThat(setup.detail("{\"ts\":1,\"user\":\"x\"}")).isEqualTo("the user \"user.id\" is missing or null");
    }

    @Test
    void whatIsNoJsonSaysWhatItLooksLike() {
        assertThat(detailOf(0x1F, 0x8B, 8, 0)).contains("gzip");
        assertThat(detailOf(0x28, 0xB5, 0x2F, 0xFD)).contains("zstd");
        assertThat(detailOf(0, 0, 0, 0, 7, 2, 4)).contains("begins with a schema registry's five bytes");
    }

    private static String detailOf(int... bytes) {
        EventReader reader = Setup.standard().reader();
        byte[] value = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            value[i] = (byte) bytes[i];
        }
        reader.read(null, value, Setup.NOW);
        return reader.detail();
    }

    @Test
    void aBadTimeSaysWhatATimeLooksLike() {
        String event = "{\"uid\":1,\"ts\":\"yesterday\"}";

        assertThat(Setup.standard().detail(event))
                .isEqualTo("the time \"ts\" is not a number of seconds, milli-, micro- or nanoseconds, or a string in"
                        + " ISO-8601, such as \"2026-11-22T10:15:30Z\"");
        assertThat(Setup.standard().time("ts", TimeFormat.EPOCH_MILLIS).detail(event))
                .isEqualTo("the time \"ts\" is not a number of milliseconds");
    }

    @Test
    void aLateEventSaysHowLateAndWhatIsAllowed() {
        Setup setup = Setup.standard().limits(Duration.ofDays(7), Duration.ofHours(1));

        assertThat(setup.detail("{\"uid\":1,\"ts\":\"2026-11-12T10:15:30.123Z\"}"))
                .isEqualTo("the time \"ts\" is PT240H before the record's timestamp, time.max-lateness is PT168H");
        assertThat(setup.detail("{\"uid\":1,\"ts\":\"2026-11-22T12:15:30.123Z\"}"))
                .isEqualTo("the time \"ts\" is PT2H after the record's timestamp, time.max-ahead is PT1H");
    }

    @Test
    void aValueThatIsTooLargeSaysHowLargeItIs() {
        assertThat(Setup.standard().detail(" ".repeat(1_234_567))).contains("1234567 bytes");
    }

    @Test
    void aCountableEventHasNeitherReasonNorDetail() {
        EventReader reader = Setup.standard().reader();
        reader.read(null, utf8("{}"), Setup.NOW);

        reader.read(null, utf8("{\"uid\":1,\"ts\":1}"), Setup.NOW);

        assertThat(reader.reason()).isNull();
        assertThat(reader.detail()).isEmpty();
    }

    @Test
    void aPathIsQuotedAsItIs() {
        assertThat(Setup.standard().user("{gap}.{bytes}").detail("{\"ts\":1}"))
                .isEqualTo("the user \"{gap}.{bytes}\" is missing or null");
    }
}
