package dev.rollcall.event.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
    private static final String ALPHABET = "0123456789-+:.TtZz ";
    private static final int DATE_AND_MINUTES = 16;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "2026-11-22T10:15:30.123Z, 2026-11-22T10:15:30.123Z",
                "2026-11-22t10:15:30z, 2026-11-22T10:15:30Z",
                "2026-11-22T10:15Z, 2026-11-22T10:15:00Z",
                "2026-11-22T10:15+01:00, 2026-11-22T09:15:00Z",
                "2026-11-22T10:15:30+0200, 2026-11-22T08:15:30Z",
                "2026-11-22T10:15:30+02, 2026-11-22T08:15:30Z",
                "2026-11-22T10:15:30-05:30, 2026-11-22T15:45:30Z",
                "2026-11-22T10:15:30-00:00:30, 2026-11-22T10:16:00Z",
                "2026-11-22T10:15:30.1+18:00, 2026-11-21T16:15:30.100Z",
                "2026-11-22T10:15:30.Z, 2026-11-22T10:15:30Z",
                "2026-11-22T10:15:30.123999999999999999Z, 2026-11-22T10:15:30.123Z",
                "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
                "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
                "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
                "2026-11-29 10:00:00.132Z, 2026-11-29T10:00:00.132Z",
                "2026-11-29 10:00:00.132-08:00, 2026-11-29T18:00:00.132Z",
                "`2026-11-29 10:00:00,132Z`, 2026-11-29T10:00:00.132Z",
                "2026-11-29 10:00:00 +0000, 2026-11-29T10:00:00Z",
                "2026-11-29 10:00:00.132 UTC, 2026-11-29T10:00:00.132Z",
                "2026-11-29T11:00:00+01:00[Europe/Paris], 2026-11-29T10:00:00Z",
                "2026-11-29T11:00:00[Europe/Paris], 2026-11-29T10:00:00Z",
                "2026-11-29T10:00:00Z[UTC], 2026-11-29T10:00:00Z",
                "2026-11-29T10:00:00+0000, 2026-11-29T10:00:00Z"
            })
    void aDateTimeWithAnOffsetIsAnInstant(String text, String instant) {
        long expected = OffsetDateTime.parse(instant).toInstant().toEpochMilli();

        assertThat(millis(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-11-22",
                "2026-11-22T10:15:30Z ",
                " 2026-11-22T10:15:30Z",
                "2026-11-22T10:15:30ZZ",
                "2026-11-22T10:15:3Z",
                "2026-11-22T10:15:",
                "2026-11-22T10:15:3",
                "2026-11-22T24:00:00Z",
                "2026-11-22T10:60:00Z",
                "2026-11-22T23:59:60Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2026-11-22T10:15:30+18:01",
                "2026-11-22T10:15:30+1",
                "2026-11-22T10:15:30+",
                "2026-11-22T10:15:30+1:00",
                "2026-11-22T10:15:30+010",
                "2026-11-22T10:15:30+01:0",
                "2026-11-22T10:15:30+01:60",
                "2026-11-22T10:15:30 01:00",
                "2026-11-22T10:15:30+01:00:60",
                "2026-11-22T10:15:30+01:00Z",
                "2026-11-22T10:15.5Z",
                "20261122T101530Z",
                "+2026-11-22T10:15:30Z",
                "-2026-11-22T10:15:30Z",
                "12026-11-22T10:15:30Z",
                "2026-11-22T10:15:30+-1:00",
                "2026-11-22T10:15:30 ",
                "2026-11-22T10:15:30  Z",
                "2026-11-22T10:15:30 CET",
                "2026-11-22T10:15:30UTC",
                "2026-11-22T10:15:30]",
                "2026-11-22T10:15:30[]",
                "2026-11-22T10:15:30+01[Europe/Nowhere]",
                "2026-11-22T10:15:30+1[Europe/Berlin]"
            })
    void whatIsNoDateTimeWithAnOffsetIsNoTime(String text) {
        assertThat(millis(text)).isEqualTo(EventTime.NOT_A_TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-29 10:00:00, 2026-11-29T02:00:00Z",
        "2026-11-29T10:00, 2026-11-29T02:00:00Z",
        "2026-11-29T10:00:00.5, 2026-11-29T02:00:00.500Z",
        "2026-11-29T10:00:00Z, 2026-11-29T10:00:00Z",
    })
    void aTimeWithoutAnOffsetIsInTheZoneThatIsSet(String text, String instant) {
        byte[] bytes = text.getBytes(UTF_8);

        assertThat(IsoTime.millis(bytes, 0, bytes.length, ZoneId.of("Asia/Taipei")))
                .isEqualTo(OffsetDateTime.parse(instant).toInstant().toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-29 10:00:00", "2026-11-29T10:00", "2026-11-29T10:00:00.5", "2026-11-29T10:00:00."})
    void withoutAZoneATimeWithoutAnOffsetIsNone(String text) {
        assertThat(millis(text)).isEqualTo(EventTime.NO_OFFSET);
    }

    @Test
    void anHourThatComesTwiceIsTheFirstAndOneThatIsLeftOutIsMovedOn() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        for (String text : List.of("2026-10-25T02:30", "2026-03-29T02:30")) {
            byte[] bytes = text.getBytes(UTF_8);

            assertThat(IsoTime.millis(bytes, 0, bytes.length, berlin))
                    .isEqualTo(
                            LocalDateTime.parse(text).atZone(berlin).toInstant().toEpochMilli());
        }
    }

    @Test
    void anyDateTimeIsReadAsTheJdkReadsIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 40_000; i++) {
            String text = anyDateTime(random);
            if (millis(text) != jdk(text)) {
                assertThat(millis(text)).as("seed %s, %s", seed, text).isEqualTo(jdk(text));
            }
        }
    }

    @Test
    void aDamagedDateTimeIsReadAsTheJdkReadsIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = damaged(anyDateTime(random), random);
            if (millis(text) != jdk(text)) {
                assertThat(millis(text)).as("seed %s, %s", seed, text).isEqualTo(jdk(text));
            }
        }
    }

    @Test
    void bytesAroundTheTextDoNotMatter() {
        byte[] text = "992026-11-22T10:15:30.12345Z99".getBytes(UTF_8);

        long millis = IsoTime.millis(text, 2, text.length - 2, null);

        assertThat(millis).isEqualTo(jdk("2026-11-22T10:15:30.123Z"));
    }

    @Test
    void aTextThatEndsBeforeItsOffsetIsNoTimeThoughTheArrayGoesOn() {
        byte[] text = "2026-11-22T10:15:30.123+02:00".getBytes(UTF_8);
        for (int length = 0; length < text.length; length++) {
            long millis = IsoTime.millis(text, 0, length, null);

            String cut = new String(text, 0, length, UTF_8);
            assertThat(millis).as(cut).isEqualTo(jdk(cut));
        }
    }

    private static long millis(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return IsoTime.millis(bytes, 0, bytes.length, null);
    }

    private static long jdk(String text) {
        try {
            // The oldest JDK that we run on knows no +hhmm.
            if (text.matches("[0-9-]{10}[Tt ][0-9:.]+")) {
                return LocalDateTime.parse(text.replace(' ', 'T')) == null ? 0 : EventTime.NO_OFFSET;
            }
            String known = text.replaceFirst("^(.{10}) ", "$1T")
                    .replaceFirst("(:\\d\\d|\\.\\d*)([+-]\\d\\d)(\\d\\d)$", "$1$2:$3");
            return OffsetDateTime.parse(known).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return EventTime.NOT_A_TIME;
        }
    }

    private static String anyDateTime(Random random) {
        // Days 29 to 31 and hour 24 included: some of these are no dates.
        String text = "%04d-%02d-%02dT%02d:%02d"
                .formatted(
                        random.nextInt(10_000),
                        1 + random.nextInt(12),
                        1 + random.nextInt(31),
                        random.nextInt(25),
                        random.nextInt(60));
        if (random.nextInt(5) > 0) {
            text += ":%02d".formatted(random.nextInt(60));
            if (random.nextBoolean()) {
                text += "."
                        + String.valueOf(random.nextLong(1L << 50))
                                .substring(0, 1)
                                .repeat(random.nextInt(9));
            }
        }
        text += random.nextBoolean() ? "Z" : anyOffset(random);
        return random.nextInt(8) == 0 ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static String anyOffset(Random random) {
        String sign = random.nextBoolean() ? "+" : "-";
        String hours = "%02d".formatted(random.nextInt(19));
        String minutes = "%02d".formatted(random.nextInt(60));
        return switch (random.nextInt(4)) {
            case 0 -> sign + hours;
            case 1 -> sign + hours + minutes;
            case 2 -> sign + hours + ":" + minutes;
            default -> sign + hours + ":" + minutes + ":%02d".formatted(random.nextInt(60));
        };
    }

    /** Changes one character before the seconds, for later JDKs take more forms of offsets than the oldest that we run on. */
    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        damaged.setCharAt(random.nextInt(DATE_AND_MINUTES), ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return damaged.toString();
    }
}
