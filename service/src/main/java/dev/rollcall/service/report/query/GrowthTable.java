package dev.rollcall.service.report.query;

import static dev.rollcall.service.text.Wording.number;
import static dev.rollcall.service.text.Wording.text;

import dev.rollcall.report.Period;
import dev.rollcall.service.report.Bars;
import dev.rollcall.service.report.RowCells;
import dev.rollcall.service.report.SegmentChoice;
import dev.rollcall.service.report.range.Growth;
import dev.rollcall.service.text.DisplayText;
import dev.rollcall.service.text.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Growth of one segment, one line per period: to the left of the line who was lost, to the right who was won. */
final class GrowthTable {
    private static final int SEGMENT_WIDTH = 60;
    private static final int LEAST_BAR = 9;
    private static final String NOT_YET = "…";

    private final GrowthAnswer answer;
    private final String segment;
    private final List<Growth> periods;

    GrowthTable(GrowthAnswer answer, String segment, List<Growth> periods) {
        this.answer = answer;
        this.segment = segment;
        this.periods = periods;
    }

    void show(PrintWriter out, int width) {
        List<List<String>> cells = new ArrayList<>(List.of(header()));
        periods.forEach(growth -> cells.add(cells(growth)));
        TextTable table = new TextTable("lr", cells);
        out.print("growth by " + answer.period() + ", segment " + DisplayText.fit(segment, SEGMENT_WIDTH) + ", zone "
                + answer.zone() + "\n\n");
        out.print(table.line(cells.get(0)) + "\n");
        int half = (table.rest(width) - 1) / 2;
        for (int i = 0; i < periods.size(); i++) {
            List<String> line = new ArrayList<>(cells.get(i + 1));
            line.add(half * 2 < LEAST_BAR ? "" : bars(periods.get(i), half));
            out.print(table.line(line) + "\n");
        }
        showNotes(out);
    }

    private List<String> header() {
        String stayed = answer.period() == Period.DAY ? "returning" : "retained";
        return List.of(
                answer.period().toString(), "users", "new", stayed, "resurrected", "dormant", "net", "quick ratio");
    }

    private List<String> cells(Growth growth) {
        boolean known = isKnown(growth);
        String ratio = growth.quickRatio().isPresent()
                ? text("%.2f", growth.quickRatio().getAsDouble())
                : "-";
        return List.of(
                growth.period().toString(),
                number(growth.users()),
                number(growth.newUsers()),
                number(growth.retained()),
                number(growth.resurrected()),
                known ? number(growth.dormant()) : NOT_YET,
                known ? text("%+,d", growth.net()) : NOT_YET,
                known ? ratio : NOT_YET);
    }

    /** Who did not come yet may still come, or the event may still arrive. */
    private boolean isKnown(Growth growth) {
        return !answer.open().isOpen(growth.period().to());
    }

    private String bars(Growth growth, int half) {
        long largest = periods.stream()
                .mapToLong(each -> Math.max(each.newUsers() + each.resurrected(), isKnown(each) ? each.dormant() : 0))
                .max()
                .orElse(0);
        return Bars.leftwards(isKnown(growth) ? growth.dormant() : 0, largest, half) + "│"
                + Bars.horizontal(growth.newUsers() + growth.resurrected(), largest, half);
    }

    private void showNotes(PrintWriter out) {
        out.print("Bars: left dormant, right new and resurrected.\n");
        if (periods.stream().anyMatch(growth -> !isKnown(growth))) {
            out.print(
                    NOT_YET + " is not known yet: events of " + answer.open().from() + " and later may still come.\n");
        }
        if (answer.choice() instanceof SegmentChoice.EachOf each) {
            out.print(RowCells.mayAddUp(each.dimension()) + "\n\n");
        }
    }
}
