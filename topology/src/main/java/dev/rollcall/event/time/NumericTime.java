package dev.rollcall.event.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Reads a time that is written as a number: seconds, or thousandths of them, since 1970-01-01T00:00:00Z. */
final class NumericTime {
    /** What the number counts: so many milliseconds to the power of ten. */
    enum Unit {
        SECONDS(3, "seconds"),
        MILLIS(0, "milliseconds"),
        MICROS(-3, "microseconds"),
        NANOS(-6, "nanoseconds"),
        /**
         * Seconds below 1e11, which seconds reach in the year 5138 and milliseconds reached in 1973; and so on in steps of a thousand. What
         * is negative is seconds.
         */
        BY_SIZE(0, "a number");

        private final int power;
        private final String noun;

        Unit(int power, String noun) {
            this.power = power;
            this.noun = noun;
        }

        int power() {
            return power;
        }

        String noun() {
            return noun;
        }
    }

    private static final long FIRST_MILLIS = 100_000_000_000L;
    private static final long FIRST_MICROS = 1_000 * FIRST_MILLIS;
    private static final long FIRST_NANOS = 1_000 * FIRST_MICROS;
    // Neither so many digits nor a thousand times that overflow a long.
    private static final int MAX_DIGITS_OF_SECONDS = 15;
    private static final int MAX_DIGITS = 18;
    private static final int DIGITS_OF_MILLIS = 3;
    // Of a time that can be, in whatever unit.
    private static final int MOST_DIGITS = 40;

    private NumericTime() {}

    /** Whether text is digits, perhaps with a sign, a point and more digits. */
    static boolean isPlain(byte[] text, int from, int to) {
        int first = from < to && text[from] == '-' ? from + 1 : from;
        int point = endOfDigits(text, first, to);
        int end = point < to && text[point] == '.' ? endOfDigits(text, point + 1, to) : point;
        return point > first && end == to && end != point + 1;
    }

    /**
     * Reads a number as a time; a fraction of a millisecond is floored.
     *
     * @param text the array that holds the number, not null
     * @param from its first byte
     * @param to behind its last byte
     * @param unit what the number counts
     * @return milliseconds, or {@link EventTime#NOT_A_TIME}, or {@link EventTime#OUT_OF_RANGE}
     */
    static long millis(byte[] text, int from, int to, Unit unit) {
        int first = from < to && text[from] == '-' ? from + 1 : from;
        int point = endOfDigits(text, first, to);
        int end = point < to && text[point] == '.' ? endOfDigits(text, point + 1, to) : point;
        int digits = point - first;
        boolean plain = digits > 0 && end == to && end != point + 1;
        boolean fits = digits <= (first == from && unit != Unit.SECONDS ? MAX_DIGITS : MAX_DIGITS_OF_SECONDS);
        return plain && fits ? plainMillis(text, from, point, to, unit) : anyMillis(text, from, to, unit);
    }

    private static int endOfDigits(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The common case: digits, perhaps a point and more digits, no exponent. */
    private static long plainMillis(byte[] text, int from, int point, int to, Unit unit) {
        boolean negative = text[from] == '-';
        long number = 0;
        for (int at = negative ? from + 1 : from; at < point; at++) {
            number = number * 10 + (text[at] - '0');
        }
        int power = unit == Unit.BY_SIZE ? power(negative ? 0 : number) : unit.power;
        int at = point + 1;
        if (power > 0) {
            for (int i = 0; i < DIGITS_OF_MILLIS; i++, at++) {
                number = number * 10 + (at < to ? text[at] - '0' : 0);
            }
        }
        long floored = negative ? (hasNonZeroDigit(text, at, to) ? -number - 1 : -number) : number;
        return power >= 0 ? inRange(floored) : Math.floorDiv(floored, power == Unit.MICROS.power ? 1_000 : 1_000_000);
    }

    private static int power(long number) {
        if (number < FIRST_MILLIS) {
            return Unit.SECONDS.power;
        }
        return number < FIRST_MICROS ? Unit.MILLIS.power : number < FIRST_NANOS ? Unit.MICROS.power : Unit.NANOS.power;
    }

    private static long inRange(long millis) {
        return Math.abs(millis) < 1_000_000_000_000_000_000L ? millis : EventTime.OUT_OF_RANGE;
    }

    private static boolean hasNonZeroDigit(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] != '0') {
                return true;
            }
        }
        return false;
    }

    private static long anyMillis(byte[] text, int from, int to, Unit unit) {
        BigDecimal number;
        try {
            number = new BigDecimal(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            return EventTime.NOT_A_TIME;
        }
        // Sizes first: rounding 1e999999999 or 1e-999999999 would write out a billion digits.
        long digitsBeforePoint = (long) number.precision() - number.scale();
        if (number.signum() == 0 || digitsBeforePoint < -MOST_DIGITS) {
            return number.signum() < 0 ? -1 : 0;
        }
        if (digitsBeforePoint > MOST_DIGITS) {
            return EventTime.OUT_OF_RANGE;
        }
        int power = unit == Unit.BY_SIZE ? power(clamped(number)) : unit.power;
        BigDecimal millis = number.scaleByPowerOfTen(power).setScale(0, RoundingMode.FLOOR);
        return millis.precision() > MAX_DIGITS ? EventTime.OUT_OF_RANGE : millis.longValue();
    }

    private static long clamped(BigDecimal number) {
        BigDecimal least = number.max(BigDecimal.ZERO);
        return least.min(BigDecimal.valueOf(FIRST_NANOS)).longValue();
    }
}
