package dev.rollcall.app.command;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.SegmentChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which segments are asked for. */
final class SegmentChoiceConverters {
    private SegmentChoiceConverters() {}

    /** Reads one segment. */
    static final class One implements ITypeConverter<SegmentChoice> {
        @Override
        public SegmentChoice convert(String text) {
            // At 0 there would be no dimension.
            if (text.equals(ReportRow.ALL) || text.indexOf('=') > 0) {
                return new SegmentChoice.One(text);
            }
            throw new TypeConversionException(
                    "'" + text + "' is not a segment; write all, or a dimension and its value as in country=DE");
        }
    }

    /** Reads the name of a dimension. */
    static final class EachOf implements ITypeConverter<SegmentChoice> {
        @Override
        public SegmentChoice convert(String text) {
            if (text.isEmpty() || text.indexOf('=') >= 0) {
                throw new TypeConversionException("'" + text + "' is not a dimension; write its name as in country");
            }
            return new SegmentChoice.EachOf(text);
        }
    }
}
