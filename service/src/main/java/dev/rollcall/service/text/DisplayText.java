package dev.rollcall.service.text;

/** Text as a terminal shows it: how many columns it takes, and without what would move the cursor. */
public final class DisplayText {
    private static final int REPLACEMENT = 0xFFFD;

    private DisplayText() {}

    /** How many columns the text takes. */
    static int width(String text) {
        return text.codePoints().map(DisplayText::width).sum();
    }

    /**
     * Replaces control and formatting characters, with which a user's value could otherwise steer the terminal, and cuts.
     *
     * @param text the text, not null
     * @param width how many columns there are
     * @return the text, or its beginning and an ellipsis
     */
    public static String fit(String text, int width) {
        StringBuilder fitting = new StringBuilder();
        text.codePoints().map(DisplayText::harmless).forEach(fitting::appendCodePoint);
        if (width(fitting.toString()) <= width) {
            return fitting.toString();
        }
        while (width(fitting.toString()) >= width) {
            fitting.setLength(fitting.offsetByCodePoints(fitting.length(), -1));
        }
        return fitting.append('…').toString();
    }

    private static int harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> REPLACEMENT;
            default -> point;
        };
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    // The blocks that Unicode's East Asian Width (UAX 11) calls wide or fullwidth, without the scattered single
    // characters.
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF01 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1F64F)
                || (point >= 0x1F900 && point <= 0x1F9FF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
