package dev.rollcall.app.command;

import dev.rollcall.report.Period;
import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.RowFormat;
import dev.rollcall.service.report.RowRendering;
import dev.rollcall.service.report.RowSelection;
import dev.rollcall.service.report.SegmentChoice;
import dev.rollcall.service.report.query.GrowthByPeriod;
import dev.rollcall.service.report.query.Question;
import dev.rollcall.service.report.query.RangeQuery;
import dev.rollcall.service.report.query.Retention;
import dev.rollcall.service.report.query.UniqueUsers;
import dev.rollcall.settings.Settings;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What {@code query} shows, and how. */
final class QueryOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "The first day to show, as in 2026-11-22. Default: the first that there is.")
    private LocalDate from = LocalDate.MIN;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            description = "The last day to show, inclusive. Default: the last that there is.")
    private LocalDate to = LocalDate.MAX;

    @ArgGroup(exclusive = true)
    private Segments segments = new Segments();

    @ArgGroup(exclusive = true)
    private Asked asked = new Asked();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv (with a header) or json (one object per line). Default: table.")
    private RowFormat format = RowFormat.TABLE;

    @Option(
            names = "--follow",
            description = "Go on after the rows, and show every one that is added or changes until interrupted.")
    private boolean follow;

    private static final class Asked {
        @Option(
                names = "--unique",
                description =
                        "Show how many different users were active on at least one of the days from --from to --to.")
        private boolean unique;

        @Option(
                names = "--growth",
                paramLabel = "PERIOD",
                converter = PeriodName.class,
                description = "By day, week or month: who was new, stayed, came back or went away.")
        private Period growth;

        @Option(
                names = "--retention",
                paramLabel = "PERIOD",
                converter = PeriodName.class,
                description = "By day, week or month: how many of its new users are active in the periods after it.")
        private Period retention;

        Optional<Question> question(RowSelection selection, Settings settings) {
            if (unique) {
                return Optional.of(new UniqueUsers(selection, settings.maxLateness()));
            }
            if (growth != null) {
                return Optional.of(new GrowthByPeriod(growth, selection, settings.maxLateness()));
            }
            return Optional.ofNullable(retention).map(period -> new Retention(period, selection));
        }

        boolean isAnything() {
            return unique || growth != null || retention != null;
        }
    }

    private static final class Segments {
        @Option(
                names = "--segment",
                paramLabel = "SEGMENT",
                converter = OneSegment.class,
                description = "The segment to show, as in country=DE; country= is for events without a country."
                        + " Default: all.")
        private SegmentChoice one;

        @Option(
                names = "--by",
                paramLabel = "DIMENSION",
                converter = EachOfDimension.class,
                description = "Show every segment of a dimension, as in country.")
        private SegmentChoice eachOf;

        SegmentChoice choice() {
            if (eachOf != null) {
                return eachOf;
            }
            return one != null ? one : new SegmentChoice.One(ReportRow.ALL);
        }
    }

    /**
     * The rows that are asked for.
     *
     * @throws ParameterException if the days are in the wrong order
     */
    RowSelection selection() {
        try {
            return new RowSelection(from, to, segments.choice());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    /**
     * What is asked for instead of rows.
     *
     * @throws ParameterException if it cannot be followed
     */
    Optional<RangeQuery> rangeQuery(Settings settings) {
        if (follow && asked.isAnything()) {
            throw new ParameterException(command.commandLine(), "--follow is for rows; leave it out, or ask for rows");
        }
        RowSelection selection = selection();
        return asked.question(selection, settings)
                .map(question -> new RangeQuery(question, selection, format, width()));
    }

    /** A rendering for one output, as wide as the terminal. */
    RowRendering rendering() {
        return format.rendering(segments.choice(), width());
    }

    private int width() {
        return command.usageMessage().autoWidth(true).width();
    }

    boolean follow() {
        return follow;
    }

    private static final class OneSegment implements ITypeConverter<SegmentChoice> {
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

    private static final class EachOfDimension implements ITypeConverter<SegmentChoice> {
        @Override
        public SegmentChoice convert(String text) {
            if (text.isEmpty() || text.indexOf('=') >= 0) {
                throw new TypeConversionException("'" + text + "' is not a dimension; write its name as in country");
            }
            return new SegmentChoice.EachOf(text);
        }
    }

    private static final class PeriodName implements ITypeConverter<Period> {
        @Override
        public Period convert(String text) {
            try {
                return Period.named(text.toLowerCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is not a period; write day, week or month");
            }
        }
    }
}
