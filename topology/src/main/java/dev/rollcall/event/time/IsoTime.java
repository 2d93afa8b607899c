package dev.rollcall.event.time;

import java.time.ZoneId;

/**
 * Reads ISO-8601 date-times, as {@link java.time.OffsetDateTime#parse(CharSequence)} does but without allocating, and what many programs make of
 * them: a space for the {@code T} and before the offset, a comma for the point, {@code +hhmm}, {@code UTC}, a zone in brackets, no offset at all. The
 * year has four digits, a fraction any number.
 */
final class IsoTime {
    private static final int MONTH = 5;
    private static final int DAY = 8;
    private static final int HOUR = 11;
    private static final int MINUTE = 14;
    private static final int SECOND = 17;
    private static final int FRACTION = 20;
    private static final int MAX_OFFSET_SECONDS = 18 * 3600;
    static final int NONE = Integer.MIN_VALUE;
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long SECONDS_PER_DAY = 86_400;

    private IsoTime() {}

    /**
     * Reads a date-time; a fraction of a millisecond is floored.
     *
     * @param text the array that holds it, not null
     * @param from its first byte
     * @param to behind its last byte
     * @param zone the zone of one without an offset; null if there may be none
     * @return milliseconds since 1970-01-01T00:00:00Z, or {@link EventTime#NOT_A_TIME} or {@link EventTime#NO_OFFSET}
     */
    static long millis(byte[] text, int from, int to, ZoneId zone) {
        if (to - from < SECOND - 1 || !hasPunctuation(text, from)) {
            return EventTime.NOT_A_TIME;
        }
        boolean hasSecond = to - from >= FRACTION - 1 && text[from + SECOND - 1] == ':';
        boolean hasFraction = hasSecond && to - from >= FRACTION && isPoint(text[from + FRACTION - 1]);
        int clockEnd = from + (hasSecond ? FRACTION - 1 : SECOND - 1);
        if (hasFraction) {
            clockEnd = endOfDigits(text, from + FRACTION, to);
        }
        int day = epochDay(text, from);
        int second = secondOfDay(text, from, hasSecond);
        if (day == NONE || second == NONE) {
            return EventTime.NOT_A_TIME;
        }
        int milli = hasFraction ? milli(text, from + FRACTION, clockEnd) : 0;
        long local = day * SECONDS_PER_DAY + second;
        int offset = offsetSeconds(text, clockEnd, to);
        if (offset == NONE) {
            offset = IsoZone.offsetSeconds(text, clockEnd, to, local, zone);
        }
        if (offset == IsoZone.UNKNOWN || offset == IsoZone.MISSING) {
            return offset == IsoZone.UNKNOWN ? EventTime.NOT_A_TIME : EventTime.NO_OFFSET;
        }
        return (local - offset) * MILLIS_PER_SECOND + milli;
    }

    private static boolean isPoint(byte character) {
        return character == '.' || character == ',';
    }

    private static boolean hasPunctuation(byte[] text, int from) {
        return text[from + MONTH - 1] == '-'
                && text[from + DAY - 1] == '-'
                && ((text[from + HOUR - 1] | 0x20) == 't' || text[from + HOUR - 1] == ' ')
                && text[from + MINUTE - 1] == ':';
    }

    private static int epochDay(byte[] text, int from) {
        int century = twoDigits(text, from);
        int yearOfCentury = twoDigits(text, from + 2);
        int month = twoDigits(text, from + MONTH);
        int day = twoDigits(text, from + DAY);
        int year = century * 100 + yearOfCentury;
        if (century < 0 || yearOfCentury < 0 || month < 1 || month > 12 || day < 1 || day > lengthOf(month, year)) {
            return NONE;
        }
        return epochDay(year, month, day);
    }

    private static int lengthOf(int month, int year) {
        if (month == 2) {
            boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            return leap ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Counts from a March 1st, so that the leap day comes last (Hinnant, "chrono-compatible date algorithms"). */
    private static int epochDay(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int marchMonth = month > 2 ? month - 3 : month + 9;
        int era = Math.floorDiv(marchYear, 400);
        int yearOfEra = marchYear - era * 400;
        int dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    private static int secondOfDay(byte[] text, int from, boolean hasSecond) {
        int hour = twoDigits(text, from + HOUR);
        int minute = twoDigits(text, from + MINUTE);
        int second = hasSecond ? twoDigits(text, from + SECOND) : 0;
        boolean valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return valid ? (hour * 60 + minute) * 60 + second : NONE;
    }

    private static int milli(byte[] text, int from, int to) {
        int milli = 0;
        for (int at = from; at < from + 3; at++) {
            milli = milli * 10 + (at < to ? text[at] - '0' : 0);
        }
        return milli;
    }

    /** {@code Z}, {@code +hh}, {@code +hhmm}, {@code +hh:mm} or {@code +hh:mm:ss}. */
    static int offsetSeconds(byte[] text, int from, int to) {
        int length = to - from;
        if (length <= 0) {
            return NONE;
        }
        if (length == 1) {
            return (text[from] | 0x20) == 'z' ? 0 : NONE;
        }
        boolean hasColons = length > 3 && text[from + 3] == ':';
        boolean wellFormed =
                hasColons ? length == 6 || (length == 9 && text[from + 6] == ':') : length == 3 || length == 5;
        if (!wellFormed || (text[from] != '+' && text[from] != '-')) {
            return NONE;
        }
        int hours = twoDigits(text, from + 1);
        int minutes = length > 3 ? twoDigits(text, hasColons ? from + 4 : from + 3) : 0;
        int seconds = length == 9 ? twoDigits(text, from + 7) : 0;
        int total = (hours * 60 + minutes) * 60 + seconds;
        boolean valid = hours >= 0 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60;
        return valid && total <= MAX_OFFSET_SECONDS ? (text[from] == '-' ? -total : total) : NONE;
    }

    private static int endOfDigits(byte[] text, int from, int to) {
        int at = from;
        while (at < to && isDigit(text[at])) {
            at++;
        }
        return at;
    }

    /** The number that two digits make, or -1. */
    private static int twoDigits(byte[] text, int at) {
        return isDigit(text[at]) && isDigit(text[at + 1]) ? (text[at] - '0') * 10 + text[at + 1] - '0' : -1;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
