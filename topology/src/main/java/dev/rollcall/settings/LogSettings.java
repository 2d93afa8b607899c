package dev.rollcall.settings;

import org.slf4j.event.Level;

/**
 * How and how much is logged. Immutable; nothing is null.
 *
 * @param format how a line is written
 * @param level the least severe messages of Rollcall itself that are logged
 */
public record LogSettings(Format format, Level level) {
    /** How a line is written. */
    public enum Format {
        /** For people. */
        TEXT,
        /** One JSON object per line. */
        JSON
    }

    static LogSettings read(Values values) {
        return new LogSettings(
                values.read("log.format", Kind.oneOf(Format.class, "format"), "text", """
                        How the log is written to standard error: `text` for people, or `json`, one object per line, for machines. What is said before the \
                        configuration is read, and a mistake in it, is a line of text in both; see `docs/operating.md`."""),
                values.read("log.level", Kind.oneOf(Level.class, "level"), "info", """
                        The least severe messages of Rollcall that are logged; libraries log warnings and errors. With `debug` libraries log at `info` too, \
                        and with `trace` at `debug`: for support, not for every day."""));
    }
}
