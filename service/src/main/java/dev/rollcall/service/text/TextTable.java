package dev.rollcall.service.text;

import java.io.PrintWriter;
import java.util.List;

/** Columns as wide as what stands in them, two spaces apart. Immutable. */
public final class TextTable {
    private static final String GAP = "  ";

    private final String alignment;
    private final int[] widths;

    /**
     * Measures the columns.
     *
     * @param alignment for each column {@code l} to begin at its left edge, or {@code r} to end at its right as numbers do; the last
     *     letter is for all columns that follow
     * @param lines every line, the header included, all with as many cells; at least one
     */
    public TextTable(String alignment, List<List<String>> lines) {
        this.alignment = alignment;
        widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], DisplayText.width(line.get(column)));
            }
        }
    }

    /**
     * Prints lines below each other.
     *
     * @param alignment as in the constructor
     * @param lines as in the constructor
     * @param out where to, not null; not flushed
     */
    public static void print(String alignment, List<List<String>> lines, PrintWriter out) {
        TextTable table = new TextTable(alignment, lines);
        lines.forEach(line -> out.println(table.line(line)));
    }

    /**
     * One line.
     *
     * @param cells as many as there are columns, and possibly one more that stands at the right of all
     * @return the line, without spaces or a line break at its end
     */
    public String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            int width = column < widths.length ? widths[column] : 0;
            String blanks = " ".repeat(Math.max(0, width - DisplayText.width(cell)));
            boolean right = alignment.charAt(Math.min(column, alignment.length() - 1)) == 'r';
            line.append(column == 0 ? "" : GAP).append(right ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }

    /**
     * How much room there is for one more column at the right.
     *
     * @param terminalWidth how many columns of one character the terminal has
     * @return how many of those are left, 0 or more
     */
    public int rest(int terminalWidth) {
        int taken = 0;
        for (int width : widths) {
            taken += width + GAP.length();
        }
        return Math.max(0, terminalWidth - taken);
    }
}
