package dev.rollcall.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportRowTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final String VALUE =
            "{\"day\":\"2026-11-22\",\"zone\":\"UTC\",\"segment\":\"all\",\"dau\":1204,\"wau\":4310,\"mau\":9855,\"new\":87,"
                    + "\"returning\":790,\"resurrected\":327,\"dormant\":402,\"wtd\":3980,\"mtd\":8120}";

    @Test
    void theKeyIsTheDayAndTheSegment() {
        assertThat(row("country=DE").key()).asString(UTF_8).isEqualTo("2026-11-22/country=DE");
    }

    @Test
    void theValueIsOneJsonObjectWithItsFieldsInTheirOrder() {
        assertThat(row("all").value()).asString(UTF_8).isEqualTo(VALUE);
    }

    @Test
    void theYearHasFourDigits() {
        ReportRow row = new ReportRow(LocalDate.of(7, 1, 2), UTC, "all", Counts.ZERO);

        assertThat(row.key()).asString(UTF_8).isEqualTo("0007-01-02/all");
    }

    @Test
    void quotesBackslashesAndControlCharactersAreEscaped() {
        assertThat(row("a=\"\\\b\f\n\r\t\u0000\u001f").json())
                .contains("\"segment\":\"a=\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001F\"");
    }

    @Test
    void everythingElseIsWrittenAsItIs() {
        assertThat(row("a=/é漢😀\u007f\u2028").value()).asString(UTF_8).contains("\"segment\":\"a=/é漢😀\u007f\u2028\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all",
                "country=",
                "country=DE",
                "path=a/b=c/d",
                "quote=\"\\\"",
                "control=\u0000\u0001\n\u001f\u007f",
                "planes=aé漢😀\u2028\uffff\udbff\udfff",
                "dotted.name=x"
            })
    void aRowComesBackAsItWas(String segment) {
        ReportRow row = new ReportRow(
                DAY, ZoneId.of("America/New_York"), segment, new Counts(0, 1, Long.MAX_VALUE, 2, 3, 4, 5, 6, 7));

        assertThat(ReportRow.parse(row.key(), row.value())).isEqualTo(row);
    }

    @Test
    void everyCodePointComesBackAsItWas() {
        StringBuilder all = new StringBuilder("all=");
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.getType(point) != Character.SURROGATE) {
                all.appendCodePoint(point);
            }
        }
        ReportRow row = row(all.toString());

        assertThat(ReportRow.parse(row.key(), row.value())).isEqualTo(row);
    }

    @Test
    void unknownFieldsAndAnyOrderAreRead() {
        String value =
                "{ \"mtd\":8120, \"wtd\":3980, \"dormant\":402, \"resurrected\":327, \"returning\":790, \"new\":87, \"later\":{\"dau\":[1]}, \"mau\":9855, \"wau\":4310, \"dau\":1204,"
                        + " \"segment\":\"all\", \"more\":[{}], \"zone\":\"UTC\", \"day\":\"2026-11-22\"} ";

        assertThat(parse("2026-11-22/all", value)).isEqualTo(row("all"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                  | not an object
            []                                                  | not an object
            {"day":"2026-11-22"                                 | end-of-input
            {"day":"2026-11-22"}                                | no field zone
            {"day":7}                                           | day is not a string
            {"day":"22.11.2026"}                                | 22.11.2026
            {"zone":"Nowhere/Land"}                             | Nowhere/Land
            {"dau":"1"}                                         | dau is not a whole number
            {"dau":1.5}                                         | dau is not a whole number
            {"dau":9223372036854775808}                         | out of range
            """)
    void whatIsNoRowIsRefusedWithTheReason(String value, String reason) {
        assertThatThrownBy(() -> parse("2026-11-22/all", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no report row: ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    void somethingAfterTheRowIsRefused() {
        assertThatThrownBy(() -> parse("2026-11-22/all", VALUE + "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no report row: something follows the object");
    }

    @Test
    void anotherRowsKeyIsRefused() {
        assertThatThrownBy(() -> parse("2026-11-23/all", VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no report row: its key is 2026-11-23/all");
    }

    private static ReportRow row(String segment) {
        return new ReportRow(DAY, UTC, segment, new Counts(1204, 4310, 9855, 87, 790, 327, 402, 3980, 8120));
    }

    private static ReportRow parse(String key, String value) {
        return ReportRow.parse(key.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
