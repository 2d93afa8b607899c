package dev.rollcall.service.report;

import java.util.List;

/** Columns as wide as what stands in them, two spaces apart. Immutable. */
public final class Grid {
    private static final String GAP = "  ";

    private final int leftAligned;
    private final int[] widths;

    /**
     * Measures the columns.
     *
     * @param leftAligned how many columns begin at their left edge; the others, of numbers, end at their right
     * @param lines every line, the header included, all with as many cells
     */
    public Grid(int leftAligned, List<List<String>> lines) {
        this.leftAligned = leftAligned;
        widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], DisplayText.width(line.get(column)));
            }
        }
    }

    /**
     * One line.
     *
     * @param cells as many as there are columns
     * @return the line, without a line break at its end
     */
    public String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            line.append(column == 0 ? "" : GAP);
            line.append(
                    column < leftAligned
                            ? DisplayText.padRight(cell, widths[column])
                            : DisplayText.padLeft(cell, widths[column]));
        }
        return line.toString();
    }

    /** What a terminal of so many columns has left for one more column at the right. */
    int rest(int terminalWidth) {
        int taken = 0;
        for (int width : widths) {
            taken += width + GAP.length();
        }
        return Math.max(0, terminalWidth - taken);
    }

    /** One line with something in that last column. */
    String line(List<String> cells, String last) {
        return (line(cells) + GAP + last).stripTrailing();
    }
}
