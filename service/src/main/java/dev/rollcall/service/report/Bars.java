package dev.rollcall.service.report;

/** Numbers drawn with Unicode's block elements, in eighths of a character. */
public final class Bars {
    private static final int EIGHTHS = 8;
    private static final String[] LEFT = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    private static final char[] LOWER = {' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'};

    private Bars() {}

    /**
     * A bar that grows to the right. What is not 0 can be seen, and what is beyond the largest value fills the width.
     *
     * @param value what to draw, not negative
     * @param largest the value that fills the width
     * @param width columns
     * @return at most that many characters, none for 0
     */
    public static String horizontal(long value, long largest, int width) {
        int eighths = eighths(value, largest, width);
        return "█".repeat(eighths / EIGHTHS) + LEFT[eighths % EIGHTHS];
    }

    /**
     * The same to the left, in halves of a character, with blanks before it.
     *
     * @param value what to draw, not negative
     * @param largest the value that fills the width
     * @param width columns
     * @return as many characters
     */
    public static String leftwards(long value, long largest, int width) {
        int halves = (eighths(value, largest, width) + 3) / 4;
        String bar = (halves % 2 == 0 ? "" : "▐") + "█".repeat(halves / 2);
        return " ".repeat(Math.max(0, width) - bar.length()) + bar;
    }

    /** A bar one column wide that grows upwards. */
    static char vertical(long value, long largest) {
        return LOWER[eighths(value, largest, 1)];
    }

    private static int eighths(long value, long largest, int width) {
        if (value <= 0 || width <= 0) {
            return 0;
        }
        double share = Math.min(1.0, (double) value / largest);
        return Math.max(1, (int) Math.round(share * width * EIGHTHS));
    }
}
