package dev.rollcall.service.http;

import dev.rollcall.report.Period;
import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.feed.RecentDays;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The query parameters of a request; each mistake is a {@link Problem} that names the parameter. */
final class Parameters {
    static final String FROM = "from";
    static final String TO = "to";
    static final String SEGMENT = "segment";
    static final String PERIOD = "period";

    private final Map<String, List<String>> given;

    /** Refuses parameters that are not known, for a misspelt one would change the answer without a word, and those that come twice. */
    Parameters(Context context, Set<String> known) {
        given = context.queryParamMap();
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw Problem.badParameter(
                        name, "no such parameter; there are " + String.join(", ", new TreeSet<>(known)));
            }
            if (values.size() > 1) {
                throw Problem.badParameter(name, "comes twice");
            }
        });
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name)).map(values -> values.get(0));
    }

    LocalDate day(String name, LocalDate otherwise) {
        return text(name).map(text -> day(name, text)).orElse(otherwise);
    }

    /** A day that must not be before another one. */
    LocalDate dayFrom(String name, LocalDate otherwise, LocalDate first) {
        LocalDate day = day(name, otherwise);
        if (day.isBefore(first)) {
            throw Problem.badParameter(
                    name, text(name).isPresent() ? "is before from" : "must be given: from is later");
        }
        return day;
    }

    /** Day, week or month; day if it is left out. */
    Period period(String name) {
        try {
            return text(name).map(Period::named).orElse(Period.DAY);
        } catch (IllegalArgumentException e) {
            throw Problem.badParameter(name, "no period; write day, week or month");
        }
    }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badParameter(name, "no day; write it as 2026-11-22");
        }
    }

    int number(String name, int otherwise, int least, int most) {
        return text(name).map(text -> number(name, text, least, most)).orElse(otherwise);
    }

    private static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with the same words.
        }
        throw Problem.badParameter(name, "no whole number from " + least + " to " + most);
    }

    /** A segment in the form that it must have, whether there is such a one or not. */
    Optional<String> segment(String name) {
        Optional<String> segment = text(name);
        if (segment.isPresent() && !segment.get().equals("all") && segment.get().indexOf('=') < 1) {
            throw Problem.badParameter(name, "no segment; write all, or a dimension and its value as in country=DE");
        }
        return segment;
    }

    /** A segment of which there are rows; all if it is left out. */
    String knownSegment(String name, RecentDays<?> rows) {
        String segment = segment(name).orElse(ReportRow.ALL);
        if (rows.knows(segment)) {
            return segment;
        }
        String detail = rows.segmentsMissing()
                ? "there is no such segment among those that fit into the memory of this instance; read the topics for the others"
                : "nothing was published for it; /api/v1/segments lists those that there are";
        throw new Problem(404, "no-such-segment", "No such segment", detail).with(name, segment);
    }
}
