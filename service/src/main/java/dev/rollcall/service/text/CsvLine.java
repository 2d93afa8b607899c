package dev.rollcall.service.text;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of CSV, quoted as in RFC 4180, but with a line feed at its end as everywhere in Unix. */
public final class CsvLine {
    private CsvLine() {}

    /**
     * Writes the fields of one line.
     *
     * @param fields the fields, none null
     * @return the line with its end
     */
    public static String of(Stream<String> fields) {
        return fields.map(CsvLine::quoted).collect(Collectors.joining(",")) + "\n";
    }

    private static String quoted(String text) {
        boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
