package dev.rollcall.service.report;

/** The formats in which report rows are shown. */
public enum RowFormat {
    /** Columns and bars for a person. */
    TABLE,
    /** A header and one line per row; fields with commas, quotes or line breaks are quoted as in RFC 4180. */
    CSV,
    /** One JSON object per line and row, exactly the value of the record in the output topic. */
    JSON;

    /**
     * Begins an output in this format.
     *
     * @param segments which segments are shown, not null
     * @param width how many columns the terminal has; only tables care
     * @return a rendering for one output
     */
    public RowRendering rendering(SegmentChoice segments, int width) {
        return switch (this) {
            case CSV -> new CsvRows();
            case JSON -> new JsonLines();
            case TABLE -> table(segments, width);
        };
    }

    private static RowRendering table(SegmentChoice segments, int width) {
        if (segments instanceof SegmentChoice.One one) {
            return new SegmentTable(one.segment(), width);
        }
        return new DimensionTable(((SegmentChoice.EachOf) segments).dimension(), width);
    }
}
