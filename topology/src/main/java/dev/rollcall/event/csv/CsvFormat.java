package dev.rollcall.event.csv;

import dev.rollcall.event.EventFormat;
import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import java.util.List;

/** Reads events that are one line each, of values between delimiters. A path is the name of a column. Not thread-safe. */
public final class CsvFormat implements EventFormat {
    private final FieldTree wanted;
    private final int columns;
    private final CsvLine line;

    /**
     * A format.
     *
     * @param columns the names of the columns, in their order
     * @param delimiter what stands between values; between tabs quotes mean nothing
     * @param wanted the fields, not null; reading fills them
     */
    public CsvFormat(List<String> columns, char delimiter, FieldTree wanted) {
        this.wanted = wanted;
        this.columns = columns.size();
        line = new CsvLine(
                (byte) delimiter,
                columns.stream().map(column -> valueOf(column, wanted)).toArray(FieldValue[]::new));
    }

    private static FieldValue valueOf(String column, FieldTree wanted) {
        return wanted.children().stream()
                .filter(child -> child.name().equals(column))
                .map(FieldTree::value)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Fault read(byte[] value) {
        wanted.beginEvent();
        return switch (line.read(value)) {
            case GOOD -> null;
            case SEVERAL_LINES -> Fault.malformed("the value has more than one line, at byte " + line.at());
            case TOO_MANY_COLUMNS ->
                Fault.malformed("the value has more than the " + columns + " columns of input.csv.columns, at byte "
                        + line.at());
            case BAD_QUOTES ->
                Fault.malformed("quotes are not closed, or something follows them, at byte " + line.at());
        };
    }
}
