package dev.rollcall.service.text;

import java.util.Locale;

/** Words and numbers as everybody gets them to read, whatever the locale of the machine. */
public final class Wording {
    private Wording() {}

    /**
     * Formats as {@link String#format(String, Object...)} does, with ASCII digits and commas between thousands.
     *
     * @param format the text with placeholders, not null
     * @param values what to put in
     * @return the text
     */
    public static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /**
     * A number with commas between thousands.
     *
     * @param number the number
     * @return as in {@code 1,204}
     */
    public static String number(long number) {
        return text("%,d", number);
    }

    /**
     * A number of things.
     *
     * @param number how many
     * @param thing what one of them is called; the plural ends in s
     * @return as in {@code 1 event} or {@code 1,204 events}
     */
    public static String count(long number, String thing) {
        return number(number) + ' ' + thing + (number == 1 ? "" : "s");
    }
}
