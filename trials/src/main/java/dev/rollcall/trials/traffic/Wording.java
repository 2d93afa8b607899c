package dev.rollcall.trials.traffic;

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
}
