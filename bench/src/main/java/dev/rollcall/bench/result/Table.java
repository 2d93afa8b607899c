package dev.rollcall.bench.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown, with a row for several measurements of the same. Not thread-safe. */
final class Table<T> {
    private final Collection<List<T>> rows;
    private final List<List<String>> columns = new ArrayList<>();

    /** A table without columns, with a row for each key of the measurements. */
    Table(List<T> measurements, Function<T, ?> key) {
        rows = measurements.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    /** Adds a column of what all measurements of a row have in common. */
    Table<T> common(String heading, Function<T, String> cell) {
        return column(heading, row -> cell.apply(row.get(0)));
    }

    /** Adds a column of medians, with least and most in brackets, in a unit and with a number of digits after the point. */
    Table<T> spread(String heading, ToDoubleFunction<T> quantity, double unit, int digits) {
        return column(heading, row -> Spread.of(row, quantity).text(unit, digits));
    }

    /** Adds a column that says how many measurements of a row were exact. */
    Table<T> exact(Predicate<T> exact) {
        return column("exact", row -> row.stream().filter(exact).count() + " of " + row.size());
    }

    private Table<T> column(String heading, Function<List<T>, String> cell) {
        List<String> texts = new ArrayList<>(List.of(heading));
        rows.forEach(row -> texts.add(cell.apply(row)));
        int width = texts.stream().mapToInt(String::length).max().orElse(0);
        boolean first = columns.isEmpty();
        // The first column is aligned to the left, all others to the right.
        String format = "%" + (first ? "-" : "") + width + "s";
        List<String> column = new ArrayList<>();
        texts.forEach(text -> column.add(String.format(format, text)));
        column.add(1, first ? "-".repeat(width) : "-".repeat(width - 1) + ':');
        columns.add(column);
        return this;
    }

    /** The lines of the table, with columns of equal width. */
    @Override
    public String toString() {
        return IntStream.range(0, columns.get(0).size())
                .mapToObj(line ->
                        columns.stream().map(column -> column.get(line)).collect(Collectors.joining(" | ", "| ", " |")))
                .collect(Collectors.joining("\n"));
    }
}
