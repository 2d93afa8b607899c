package dev.rollcall.event.csv;

import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;

/**
 * Reads one line of values between delimiters, as RFC 4180 writes them: a value in quotes may hold delimiters and line ends, and two quotes are one. Between
 * tabs quotes mean nothing. Not thread-safe.
 */
final class CsvLine {
    /** What can be wrong with a line. */
    enum Result {
        GOOD,
        SEVERAL_LINES,
        TOO_MANY_COLUMNS,
        BAD_QUOTES
    }

    private final byte delimiter;
    private final boolean quotes;
    // By column; null where nothing is wanted.
    private final FieldValue[] columns;
    private byte[] line;
    private int end;
    private int at;

    /**
     * A reader.
     *
     * @param delimiter what stands between values
     * @param columns what is wanted of each column, null for nothing; reading fills them
     */
    CsvLine(byte delimiter, FieldValue[] columns) {
        this.delimiter = delimiter;
        this.columns = columns;
        quotes = delimiter != '\t';
    }

    /** How many bytes were good. */
    int at() {
        return at;
    }

    /** Reads a line, which may end with a line end. Columns that it does not have are absent, and so are empty ones. */
    Result read(byte[] bytes) {
        line = bytes;
        end = withoutLineEnd(bytes);
        at = 0;
        for (int column = 0; ; column++) {
            if (column == columns.length) {
                return Result.TOO_MANY_COLUMNS;
            }
            Result result = quotes && at < end && line[at] == '"' ? quoted(columns[column]) : plain(columns[column]);
            if (result != Result.GOOD || at == end) {
                return result;
            }
            at++;
        }
    }

    private static int withoutLineEnd(byte[] bytes) {
        int end = bytes.length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
        }
        return end > 0 && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    private Result plain(FieldValue value) {
        int from = at;
        while (at < end && line[at] != delimiter) {
            if (line[at] == '\n') {
                return Result.SEVERAL_LINES;
            }
            at++;
        }
        if (value != null && at > from) {
            value.setUtf8(Kind.STRING, line, from, at);
        }
        return Result.GOOD;
    }

    private Result quoted(FieldValue value) {
        int from = ++at;
        int pairs = 0;
        while (at < end && (line[at] != '"' || isPair())) {
            if (line[at] == '"') {
                pairs++;
                at++;
            }
            at++;
        }
        if (at >= end || (at + 1 < end && line[at + 1] != delimiter)) {
            return at + 1 < end && line[at + 1] == '\n' ? Result.SEVERAL_LINES : Result.BAD_QUOTES;
        }
        if (value != null && at > from) {
            set(value, from, pairs);
        }
        at++;
        return Result.GOOD;
    }

    private boolean isPair() {
        return at + 1 < end && line[at + 1] == '"';
    }

    private void set(FieldValue value, int from, int pairs) {
        if (pairs == 0) {
            value.setUtf8(Kind.STRING, line, from, at);
            return;
        }
        byte[] text = new byte[at - from - pairs];
        int length = 0;
        for (int i = from; i < at; i++) {
            text[length++] = line[i];
            i += line[i] == '"' ? 1 : 0;
        }
        value.setUtf8(Kind.STRING, text, 0, length);
    }
}
