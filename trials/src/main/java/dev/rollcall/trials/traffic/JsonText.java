package dev.rollcall.trials.traffic;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/** Puts ASCII text into a byte array that must be large enough, without garbage. Not thread-safe. */
final class JsonText {
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private final byte[] buffer;
    private int length;

    JsonText(byte[] buffer) {
        this.buffer = buffer;
    }

    void restart() {
        length = 0;
    }

    /** How many bytes were put since the last restart. */
    int length() {
        return length;
    }

    JsonText put(char character) {
        buffer[length++] = (byte) character;
        return this;
    }

    JsonText put(byte[] text) {
        System.arraycopy(text, 0, buffer, length, text.length);
        length += text.length;
        return this;
    }

    /** Puts all digits of a number that is not negative. */
    JsonText putNumber(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return putDigits(number, digits);
    }

    /** Puts the last digits of a number that is not negative, with leading zeros. */
    JsonText putDigits(long number, int digits) {
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    JsonText putHex(long bits) {
        for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
            buffer[length++] = HEX[(int) (bits >>> shift) & 15];
        }
        return this;
    }

    /**
     * Puts a moment as ISO-8601, such as {@code 2026-11-22T10:15:30.123+05:30}.
     *
     * @param millis since 1970, in the years 0 to 9999
     * @param offsetMinutes how far local time is ahead of UTC; 0 is written as {@code Z}
     */
    JsonText putIso(long millis, int offsetMinutes) {
        long local = millis + TimeUnit.MINUTES.toMillis(offsetMinutes);
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(local, DAY_MILLIS));
        int ofDay = (int) Math.floorMod(local, DAY_MILLIS);
        putDigits(date.getYear(), 4).put('-').putDigits(date.getMonthValue(), 2).put('-');
        putDigits(date.getDayOfMonth(), 2).put('T').putMinutes(ofDay / 60_000).put(':');
        putDigits(ofDay / 1_000 % 60, 2).put('.').putDigits(ofDay % 1_000, 3);
        if (offsetMinutes == 0) {
            return put('Z');
        }
        return put(offsetMinutes < 0 ? '-' : '+').putMinutes(Math.abs(offsetMinutes));
    }

    private JsonText putMinutes(int minutes) {
        return putDigits(minutes / 60, 2).put(':').putDigits(minutes % 60, 2);
    }
}
