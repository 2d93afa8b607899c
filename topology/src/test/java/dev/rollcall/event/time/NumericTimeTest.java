package dev.rollcall.event.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.time.NumericTime.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericTimeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "1, 1000",
        "1.5, 1500",
        "-1.5, -1500",
        "1700000000.123, 1700000000123",
        "1700000000.1239, 1700000000123",
        "-0.0001, -1",
        "-1.0009, -1001",
        "99999999999, 99999999999000",
        "99999999999.9999, 99999999999999",
        "100000000000, 100000000000",
        "100000000000.9, 100000000000",
        "1700000000123, 1700000000123",
        "-100000000000, -100000000000000",
        "99999999999999, 99999999999999",
        "100000000000000, 100000000000",
        "1795946400048491, 1795946400048",
        "99999999999999999, 99999999999999",
        "100000000000000000, 100000000000",
        "1795946400048491123, 1795946400048",
        "1795946400048491.9e3, 1795946400048",
        "1.7E9, 1700000000000",
        "1.7e+12, 1700000000000",
        "1e-3, 1",
        "0e5, 0"
    })
    void aNumberCountsWhatItsSizeTells(String text, long expected) {
        assertThat(millis(text, Unit.BY_SIZE)).isEqualTo(expected);
    }

    @Test
    void anyNumberIsWhatExactArithmeticMakesOfIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            String text = anyNumber(random);
            for (Unit unit : Unit.values()) {
                long millis = millis(text, unit);
                long expected = exactly(text, unit);
                if (millis != expected) {
                    assertThat(millis).as("seed %s, %s as %s", seed, text, unit).isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
    @ValueSource(strings = {"1e999999999", "1e2147483647", "-1e999999999", "1234567890123456789012345678901", "1e19"})
    void aHugeNumberIsOutOfRangeAtOnce(String text) {
        assertThat(millis(text, Unit.MILLIS)).isEqualTo(EventTime.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
    @CsvSource({"1e-999999999, 0", "-1e-999999999, -1", "0e999999999, 0", "0.0e-999999999, 0"})
    void aTinyNumberIsFlooredAtOnce(String text, long expected) {
        assertThat(millis(text, Unit.SECONDS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "--1",
                "yesterday",
                "1 ",
                " 1",
                "1.2.3",
                "1e",
                "0x10",
                "12h",
                "1,5",
                "1e99999999999",
                "NaN"
            })
    void textThatIsNoNumberIsNoTime(String text) {
        assertThat(millis(text, Unit.MILLIS)).isEqualTo(EventTime.NOT_A_TIME);
    }

    @Test
    void bytesAroundTheNumberDoNotMatter() {
        byte[] text = "-42.9".getBytes(UTF_8);

        assertThat(NumericTime.millis(text, 1, 3, Unit.MILLIS)).isEqualTo(42);
        assertThat(NumericTime.millis(text, 0, 3, Unit.MILLIS)).isEqualTo(-42);
    }

    private static long millis(String text, Unit unit) {
        byte[] bytes = text.getBytes(UTF_8);
        return NumericTime.millis(bytes, 0, bytes.length, unit);
    }

    private static String anyNumber(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
        appendDigits(text, 1 + random.nextInt(20), random);
        if (random.nextBoolean()) {
            appendDigits(text.append('.'), 1 + random.nextInt(8), random);
        }
        if (random.nextInt(4) == 0) {
            text.append(random.nextBoolean() ? "e" : "E").append(random.nextInt(-20, 20));
        }
        return text.toString();
    }

    private static void appendDigits(StringBuilder text, int count, Random random) {
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(3) == 0 ? '0' : (char) ('0' + random.nextInt(10)));
        }
    }

    private static long exactly(String text, Unit unit) {
        BigDecimal number = new BigDecimal(text);
        int power =
                switch (unit) {
                    case SECONDS -> 3;
                    case MILLIS -> 0;
                    case MICROS -> -3;
                    case NANOS -> -6;
                    case BY_SIZE -> powerBySize(number);
                };
        BigDecimal millis = number.movePointRight(power).setScale(0, RoundingMode.FLOOR);
        return millis.abs().compareTo(new BigDecimal("1e18")) >= 0 ? EventTime.OUT_OF_RANGE : millis.longValueExact();
    }

    private static int powerBySize(BigDecimal number) {
        int power = 3;
        for (String first : List.of("1e11", "1e14", "1e17")) {
            power -= number.compareTo(new BigDecimal(first)) < 0 ? 0 : 3;
        }
        return power;
    }
}
