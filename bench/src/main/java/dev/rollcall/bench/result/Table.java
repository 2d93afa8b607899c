package dev.rollcall.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown. Not thread-safe. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** A table without rows. */
    Table(String... headings) {
        row(headings);
    }

    /** Adds a row with one cell for each column. */
    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** The lines of the table, with columns of equal width. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row)));
        lines.add(1, rule());
        return String.join("\n", lines);
    }

    /** Under the headings; the first column is aligned to the left, all others to the right. */
    private String rule() {
        return IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> column == 0 ? "-".repeat(width(0)) : "-".repeat(width(column) - 1) + ':')
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String line(List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> padded(cells.get(column), column))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String padded(String cell, int column) {
        String missing = " ".repeat(width(column) - cell.length());
        return column == 0 ? cell + missing : missing + cell;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
