package dev.rollcall.event.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Reads a time that is written as a number: seconds or milliseconds since 1970-01-01T00:00:00Z. */
final class NumericTime {
    /** What the number counts. */
    enum Unit {
        MILLIS,
        SECONDS,
        /** Seconds below 100,000,000,000, which seconds reach in the year 5138 and milliseconds reached in 1973. */
        BY_SIZE
    }

    private static final long FIRST_MILLIS = 100_000_000_000L;
    private static final long MILLIS_PER_SECOND = 1_000;
    // Neither fifteen digits nor a thousand times that overflow a long.
    private static final int MAX_PLAIN_DIGITS = 15;
    private static final int DIGITS_OF_MILLIS = 3;

    private NumericTime() {}

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
        boolean plain = point > first && point - first <= MAX_PLAIN_DIGITS && end == to && end != point + 1;
        return plain ? plainMillis(text, from, point, to, unit) : anyMillis(text, from, to, unit);
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
        int at = point + 1;
        if (unit == Unit.SECONDS || (unit == Unit.BY_SIZE && (negative || number < FIRST_MILLIS))) {
            for (int i = 0; i < DIGITS_OF_MILLIS; i++, at++) {
                number = number * 10 + (at < to ? text[at] - '0' : 0);
            }
        }
        if (!negative) {
            return number;
        }
        return hasNonZeroDigit(text, at, to) ? -number - 1 : -number;
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
        if (number.signum() == 0 || digitsBeforePoint < -DIGITS_OF_MILLIS) {
            return number.signum() < 0 ? -1 : 0;
        }
        if (digitsBeforePoint > MAX_PLAIN_DIGITS) {
            return EventTime.OUT_OF_RANGE;
        }
        boolean seconds = unit == Unit.SECONDS
                || (unit == Unit.BY_SIZE && number.compareTo(BigDecimal.valueOf(FIRST_MILLIS)) < 0);
        BigDecimal millis = seconds ? number.multiply(BigDecimal.valueOf(MILLIS_PER_SECOND)) : number;
        return millis.setScale(0, RoundingMode.FLOOR).longValue();
    }
}
