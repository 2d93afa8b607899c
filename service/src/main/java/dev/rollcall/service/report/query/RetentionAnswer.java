package dev.rollcall.service.report.query;

import static dev.rollcall.service.text.Wording.number;

import dev.rollcall.report.Period;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.service.report.RowCells;
import dev.rollcall.service.report.SegmentChoice;
import dev.rollcall.service.report.range.CalendarPeriod;
import dev.rollcall.service.text.DisplayText;
import dev.rollcall.service.text.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cohorts of some segments.
 *
 * @param period day, week or month
 * @param choice which segments were asked for
 * @param running the number of the period that is not over
 * @param segments their cohorts, the oldest first
 */
record RetentionAnswer(Period period, SegmentChoice choice, int running, Map<String, List<RetentionRow>> segments)
        implements Answer {
    private static final int SEGMENT_WIDTH = 60;

    /** A gap and the widest cell. */
    private static final int CELL_WIDTH = 7;

    private static final String SHADES = " ░▒▓█";
    private static final int PER_CENT = 100;

    @Override
    public boolean isEmpty() {
        return segments.isEmpty();
    }

    @Override
    public List<String> header() {
        return List.of("period", "cohort", "zone", "segment", "n", "users");
    }

    @Override
    public List<List<Object>> lines() {
        List<List<Object>> lines = new ArrayList<>();
        segments.values()
                .forEach(rows -> rows.forEach(row -> {
                    for (int n = 0; n < row.active().size(); n++) {
                        lines.add(List.of(
                                period,
                                row.cohort(),
                                row.zone(),
                                row.segment(),
                                n,
                                row.active().get(n)));
                    }
                }));
        return lines;
    }

    @Override
    public List<Map<String, Object>> objects() {
        List<Map<String, Object>> objects = new ArrayList<>();
        segments.values()
                .forEach(rows -> rows.forEach(row -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("period", period.toString());
                    fields.put("cohort", row.cohort().toString());
                    fields.put("zone", row.zone().getId());
                    fields.put("segment", row.segment());
                    fields.put("users", row.users());
                    fields.put("active", row.active());
                    objects.add(fields);
                }));
        return objects;
    }

    @Override
    public void show(PrintWriter out, int width) {
        segments.forEach((segment, rows) -> show(segment, rows, out, width));
        if (choice instanceof SegmentChoice.EachOf each && !isEmpty()) {
            out.print(RowCells.mayAddUp(each.dimension()) + "\n");
        }
    }

    private void show(String segment, List<RetentionRow> rows, PrintWriter out, int width) {
        int longest = rows.stream().mapToInt(row -> row.active().size()).max().orElse(1);
        List<List<String>> first = new ArrayList<>(List.of(List.of(period.toString(), "users")));
        rows.forEach(
                row -> first.add(List.of(CalendarPeriod.of(period, row.cohort()).toString(), number(row.users()))));
        int columns = Math.min(longest, Math.max(2, new TextTable("lr", first).rest(width) / CELL_WIDTH));
        List<List<String>> cells = new ArrayList<>();
        for (int line = 0; line < first.size(); line++) {
            List<String> all = new ArrayList<>(first.get(line));
            for (int n = 0; n < columns; n++) {
                all.add(line == 0 ? "+" + n : share(rows.get(line - 1), n));
            }
            cells.add(all);
        }
        out.print("retention by " + period + ", segment " + DisplayText.fit(segment, SEGMENT_WIDTH) + ", zone "
                + rows.get(0).zone().getId() + "\n");
        out.print("% of the users whose first " + period + " it was who were active so many " + period + "s later\n\n");
        TextTable table = new TextTable("lr", cells);
        cells.forEach(line -> out.print(table.line(line) + "\n"));
        out.print("* is not over\n");
        if (columns < longest) {
            out.print("From +" + columns + " on: a wider terminal, or --format csv.\n");
        }
    }

    /** Shaded by quarters, and marked if the period is not over. */
    private String share(RetentionRow row, int n) {
        if (n >= row.active().size()) {
            return "";
        }
        long active = row.active().get(n);
        boolean isRunning = CalendarPeriod.of(period, row.cohort()).number() + n == running;
        String mark = isRunning ? "*" : " ";
        if (row.users() == 0) {
            return "-" + mark;
        }
        int shade = active == 0
                ? 0
                : (int) Math.min(SHADES.length() - 1L, 1 + active * (SHADES.length() - 1) / row.users());
        return SHADES.charAt(shade) + String.valueOf(Math.round((double) PER_CENT * active / row.users())) + mark;
    }
}
