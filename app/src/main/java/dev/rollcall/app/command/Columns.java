package dev.rollcall.app.command;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Prints lines of cells in aligned columns, two spaces apart. */
final class Columns {
    private static final String GAP = "  ";

    private Columns() {}

    /**
     * Prints lines below each other.
     *
     * @param lines each with as many cells; the last cell of a line ends it
     * @param rightAligned the columns that end at their right edge, as numbers do
     */
    static void print(List<List<String>> lines, List<Integer> rightAligned, PrintWriter out) {
        int columns = lines.get(0).size();
        List<Integer> widths = IntStream.range(0, columns)
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .boxed()
                .toList();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = line.get(column);
                String blanks = String.join("", Collections.nCopies(widths.get(column) - cell.length(), " "));
                text.append(column == 0 ? "" : GAP)
                        .append(rightAligned.contains(column) ? blanks + cell : cell + blanks);
            }
            out.println(text.toString().stripTrailing());
        }
    }
}
