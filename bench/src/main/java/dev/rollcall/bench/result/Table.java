package dev.rollcall.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. Not thread-safe. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A table without rows.
     *
     * @param headings of its columns
     */
    public Table(String... headings) {
        row(headings);
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** The lines of the table, with columns of equal width. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, ' '));
            if (lines.size() == 1) {
                lines.add(line(row.stream().map(heading -> "").toList(), '-'));
            }
        }
        return String.join("\n", lines);
    }

    private String line(List<String> cells, char fill) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String missing = Character.toString(fill)
                    .repeat(width(column) - cells.get(column).length());
            padded.add(column == 0 ? cells.get(column) + missing : missing + cells.get(column));
        }
        return padded.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
