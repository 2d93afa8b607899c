package dev.rollcall.app.command;

import dev.rollcall.service.report.RowFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a format, in lower case as options are. */
final class RowFormatConverter implements ITypeConverter<RowFormat> {
    @Override
    public RowFormat convert(String text) {
        return switch (text) {
            case "table" -> RowFormat.TABLE;
            case "csv" -> RowFormat.CSV;
            case "json" -> RowFormat.JSON;
            default -> throw new TypeConversionException("'" + text + "' is not a format; write table, csv or json");
        };
    }
}
