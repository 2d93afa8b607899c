package dev.rollcall.app.demo;

import java.util.Locale;

/** Words and numbers as everybody gets them to read, whatever the locale of the machine. */
final class Wording {
    private Wording() {}

    /** Formats as {@link String#format(String, Object...)} does, with ASCII digits and commas between thousands. */
    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
