package dev.rollcall.app.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** For whom something is written. */
enum OutputFormat {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON;

    /** Reads the name of a format, in lower case as options are. */
    static final class Converter implements ITypeConverter<OutputFormat> {
        @Override
        public OutputFormat convert(String text) {
            return switch (text) {
                case "text" -> TEXT;
                case "json" -> JSON;
                default -> throw new TypeConversionException("'" + text + "' is not a format; write text or json");
            };
        }
    }
}
