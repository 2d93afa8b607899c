package dev.rollcall.event.reading;

import static dev.rollcall.event.reading.Verdict.rejected;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.RejectReason;
import dev.rollcall.event.time.EventTime;
import dev.rollcall.event.time.TimeFormat;
import dev.rollcall.event.time.TimeLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTimeTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "auto, 1795342530, 1795342530000",
                "auto, 1795342530.5, 1795342530500",
                "auto, 1795342530123, 1795342530123",
                "auto, -1, -1000",
                "auto, 1795342530123456, 1795342530123",
                "auto, 1795342530123456789, 1795342530123",
                "auto, 1795342530.123456789, 1795342530123",
                "auto, \"1795342530123\", 1795342530123",
                "auto, \"1795342530\", 1795342530000",
                "auto, \"2026-11-22 10:15:30.123Z\", 1795342530123",
                "epoch-micros, 1795342530123456, 1795342530123",
                "epoch-nanos, \"1795342530123456789\", 1795342530123",
                "dd/MM/yyyy HH:mm:ss.SSSX, \"22/11/2026 11:15:30.123+01\", 1795342530123",
                "yyyyMMddHHmmssX, \"20261122101530Z\", 1795342530000",
                "auto, \"2026-11-22T10:15:30.123Z\", 1795342530123",
                "epoch-millis, 1795342530, 1795342530",
                "epoch-millis, \"1795342530123\", 1795342530123",
                "epoch-millis, 1795342530123.9, 1795342530123",
                "epoch-seconds, \"1795342530.123\", 1795342530123",
                "epoch-seconds, 1.795342530e9, 1795342530000",
                "iso-8601, \"2026-11-22T11:15:30.123+01:00\", 1795342530123",
                "iso-8601, \"2026-11-22T1\\u0031:15:30.123+01\", 1795342530123"
            })
    void aTimeIsReadInItsFormat(TimeFormat format, String json, long millis) {
        Verdict verdict = Setup.standard().time("ts", format).verdict("{\"uid\":1,\"ts\":" + json + "}");

        assertThat(verdict.timeMillis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "auto, \"yesterday\"",
                "auto, \"\"",
                "auto, true",
                "auto, {}",
                "auto, [1795342530]",
                "auto, \"2026-11-22T10:15:30\"",
                "auto, 1e999999999",
                "epoch-millis, 1795342530123456",
                "epoch-millis, 253402300800000",
                "auto, -62135596801",
                "auto, \"0000-12-31T23:59:59Z\"",
                "auto, \"9999-12-31T23:30:00-00:30\"",
                "epoch-millis, \"2026-11-22T10:15:30Z\"",
                "epoch-millis, false",
                "epoch-seconds, \"\"",
                "epoch-seconds, 1795342530123",
                "iso-8601, 1795342530",
                "iso-8601, \"1795342530\""
            })
    void whatIsNoTimeInTheFormatIsBad(TimeFormat format, String json) {
        Verdict verdict = Setup.standard().time("ts", format).verdict("{\"uid\":1,\"ts\":" + json + "}");

        assertThat(verdict).isEqualTo(rejected(RejectReason.BAD_TIME));
    }

    @ParameterizedTest
    @CsvSource({
        "auto, 2026-11-22 10:15:30",
        "auto, 2026-11-22T10:15:30",
        "iso-8601, 2026-11-22T10:15:30",
        "dd/MM/yyyy HH:mm:ss, 22/11/2026 10:15:30",
        "yyyyMMddHHmmss, 20261122101530",
    })
    void aTimeWithoutAnOffsetIsInTheZoneThatIsSetAndBadWithoutOne(TimeFormat format, String time) {
        String event = "{\"uid\":1,\"ts\":\"" + time + "\"}";
        TimeSource inTaipei = new TimeSource(List.of("ts"), format, Optional.of(ZoneId.of("Asia/Taipei")));

        Verdict verdict = Setup.standard().time(inTaipei).verdict(event);

        assertThat(verdict.timeMillis())
                .isEqualTo(1_795_342_530_000L - Duration.ofHours(8).toMillis());
        assertThat(Setup.standard().time("ts", format).verdict(event)).isEqualTo(rejected(RejectReason.BAD_TIME));
        assertThat(Setup.standard().time("ts", format).detail(event))
                .isEqualTo("the time \"ts\" is a time without an offset: set input.time.zone");
    }

    @Test
    void aDayWithoutATimeBeginsAtMidnight() {
        TimeSource days =
                new TimeSource(List.of("ts"), TimeFormat.of("yyyyMMdd"), Optional.of(ZoneId.of("Europe/Berlin")));

        Verdict verdict = Setup.standard().zone("Europe/Berlin").time(days).verdict("{\"uid\":1,\"ts\":\"20261129\"}");

        assertThat(verdict.epochDay())
                .isEqualTo((int) LocalDate.of(2026, 11, 29).toEpochDay());
    }

    @Test
    void theFirstTimeThatIsThereCounts() {
        TimeSource several =
                new TimeSource(List.of("/@timestamp", "ts", "@timestamp"), TimeFormat.AUTO, Optional.empty());
        Setup setup = Setup.standard().time(several);

        assertThat(setup.verdict("{\"uid\":1,\"ts\":2,\"@timestamp\":1}").timeMillis())
                .isEqualTo(1_000);
        assertThat(setup.verdict("{\"uid\":1,\"ts\":2,\"@timestamp\":null}").timeMillis())
                .isEqualTo(2_000);
        assertThat(setup.verdict("{\"uid\":1}").timeMillis()).isEqualTo(Setup.NOW);
        assertThat(setup.verdict("{\"uid\":1,\"ts\":2,\"@timestamp\":\"x\"}").reason())
                .isEqualTo(RejectReason.BAD_TIME);
    }

    @Test
    void aTimestampInSecondsIsABadTimeThatSaysSo() {
        EventReader reader = new EventReader(
                new EventSchema("uid", EventSchema.RECORD_TIMESTAMP, TimeFormat.AUTO, List.of()),
                TimeLimits.of(ZoneOffset.UTC, Duration.ofDays(7), Duration.ofHours(1)));

        reader.read(null, "{\"uid\":1}".getBytes(UTF_8), 1_795_946_400L);

        assertThat(reader.reason()).isEqualTo(RejectReason.BAD_TIME);
        assertThat(reader.detail()).contains("it looks like seconds");
    }

    @Test
    void aTimeOfAThousandDigitsIsBad() {
        assertThat(verdictAt("1".repeat(1000))).isEqualTo(rejected(RejectReason.BAD_TIME));
        assertThat(verdictAt("1795342530." + "0".repeat(1000))).isEqualTo(rejected(RejectReason.BAD_TIME));
        assertThat(verdictAt('"' + "9".repeat(1000) + '"')).isEqualTo(rejected(RejectReason.BAD_TIME));
    }

    @Test
    void anEventWithoutATimeHasNone() {
        assertThat(Setup.standard().verdict("{\"uid\":1}")).isEqualTo(rejected(RejectReason.NO_TIME));
        assertThat(verdictAt("null")).isEqualTo(rejected(RejectReason.NO_TIME));
    }

    @Test
    void theFirstAndTheLastYearEndToTheMillisecond() {
        assertThat(verdictAt("\"0001-01-01T00:00:00Z\"").timeMillis()).isEqualTo(EventTime.FIRST_MILLIS);
        assertThat(verdictAt("\"9999-12-31T23:59:59.999Z\"").timeMillis()).isEqualTo(EventTime.LAST_MILLIS);
        assertThat(Setup.standard()
                        .time("ts", TimeFormat.EPOCH_MILLIS)
                        .verdict("{\"uid\":1,\"ts\":253402300799999}")
                        .timeMillis())
                .isEqualTo(EventTime.LAST_MILLIS);
    }

    @Test
    void aTimeWhoseDayInTheZoneIsOutsideOfTheYearsIsBad() {
        Setup shanghai = Setup.standard().zone("Asia/Shanghai");
        Setup newYork = Setup.standard().zone("America/New_York");

        assertThat(shanghai.verdict("{\"uid\":1,\"ts\":\"9999-12-31T16:00:00Z\"}")
                        .reason())
                .isEqualTo(RejectReason.BAD_TIME);
        assertThat(newYork.verdict("{\"uid\":1,\"ts\":\"0001-01-01T00:00:00Z\"}")
                        .reason())
                .isEqualTo(RejectReason.BAD_TIME);
        assertThat(shanghai.verdict("{\"uid\":1,\"ts\":\"9999-12-31T15:59:59Z\"}")
                        .reason())
                .isNull();
    }

    @Test
    void theDayIsTheOneOfTheZone() {
        Verdict verdict =
                Setup.standard().zone("America/New_York").verdict("{\"uid\":1,\"ts\":\"2026-11-22T04:59:59Z\"}");

        assertThat(verdict.epochDay())
                .isEqualTo((int) LocalDate.of(2026, 11, 21).toEpochDay());
    }

    @Test
    void theTimestampCanBeTheTime() {
        Setup setup = Setup.standard()
                .time(EventSchema.RECORD_TIMESTAMP, TimeFormat.AUTO)
                .limits(Duration.ZERO, Duration.ZERO);
        String event = "{\"uid\":1,\"ts\":\"nonsense\"}";

        assertThat(setup.verdict(event).timeMillis()).isEqualTo(Setup.NOW);
        assertThat(setup.timestamp(0).verdict(event).timeMillis()).isZero();
        assertThat(setup.timestamp(-1).verdict(event)).isEqualTo(rejected(RejectReason.NO_TIME));
        assertThat(setup.timestamp(Long.MIN_VALUE).verdict(event)).isEqualTo(rejected(RejectReason.NO_TIME));
        assertThat(setup.timestamp(Long.MAX_VALUE).verdict(event)).isEqualTo(rejected(RejectReason.BAD_TIME));
    }

    @Test
    void aTimeInAFieldIsJudgedByTheTimestampOfItsOwnRecord() {
        Setup setup = Setup.standard().limits(Duration.ofDays(7), Duration.ofHours(1));
        long week = Duration.ofDays(7).toMillis();
        long hour = Duration.ofHours(1).toMillis();

        assertThat(setup.verdict(eventAt(Setup.NOW - week)).timeMillis()).isEqualTo(Setup.NOW - week);
        assertThat(setup.verdict(eventAt(Setup.NOW - week - 1))).isEqualTo(rejected(RejectReason.LATE));
        assertThat(setup.verdict(eventAt(Setup.NOW + hour)).timeMillis()).isEqualTo(Setup.NOW + hour);
        assertThat(setup.verdict(eventAt(Setup.NOW + hour + 1))).isEqualTo(rejected(RejectReason.AHEAD));
        assertThat(setup.timestamp(Long.MAX_VALUE).verdict(eventAt(Setup.NOW))).isEqualTo(rejected(RejectReason.LATE));
    }

    @Test
    void withoutATimestampNobodyCanTellWhetherAnEventIsLate() {
        Setup setup = Setup.standard().timestamp(-1);

        assertThat(setup.verdict(eventAt(Setup.NOW))).isEqualTo(rejected(RejectReason.NO_TIME));
        assertThat(setup.detail(eventAt(Setup.NOW))).contains("no timestamp").contains("lateness");
    }

    private static String eventAt(long millis) {
        return "{\"uid\":1,\"ts\":\"" + Instant.ofEpochMilli(millis) + "\"}";
    }

    private static Verdict verdictAt(String json) {
        return Setup.standard().verdict("{\"uid\":1,\"ts\":" + json + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "1999-12-31T23:59:59Z, BAD_TIME",
        "2000-01-01T00:00:00Z,",
        "2100-01-01T23:59:59Z,",
        "2100-01-02T00:00:00Z, BAD_TIME",
    })
    void aDayThatCannotBeIsABadTime(String time, RejectReason reason) {
        EventReader reader = new EventReader(
                new EventSchema("user", "ts", TimeFormat.AUTO, List.of()),
                TimeLimits.of(ZoneOffset.UTC, Duration.ofDays(40_000), Duration.ofDays(366)));

        reader.read(
                null,
                ("{\"user\":\"u\",\"ts\":\"" + time + "\"}").getBytes(UTF_8),
                Instant.parse(time).toEpochMilli());

        assertThat(reader.reason()).isEqualTo(reason);
        assertThat(reason == null || reader.detail().contains("2000-01-01 and 2100-01-01"))
                .isTrue();
    }
}
