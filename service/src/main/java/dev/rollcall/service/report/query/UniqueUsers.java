package dev.rollcall.service.report.query;

import static dev.rollcall.service.text.Wording.number;

import dev.rollcall.service.report.Bars;
import dev.rollcall.service.report.RowCells;
import dev.rollcall.service.report.RowSelection;
import dev.rollcall.service.report.SegmentChoice;
import dev.rollcall.service.text.DisplayText;
import dev.rollcall.service.text.TextTable;
import dev.rollcall.service.text.Wording;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many different users were active on at least one day of a range. Not thread-safe. */
public final class UniqueUsers extends GapsQuestion {
    /**
     * The question.
     *
     * @param selection the range and the segments, not null
     * @param maxLateness how late an event may be, not null
     */
    public UniqueUsers(RowSelection selection, Duration maxLateness) {
        super(selection, maxLateness);
    }

    @Override
    public Answer answer() {
        LocalDate from = from();
        LocalDate to = to();
        boolean open = open().filter(days -> days.isOpen(to)).isPresent();
        Map<String, Long> users = new LinkedHashMap<>();
        if (knows(from, to)) {
            ranges().forEach((segment, ranges) -> users.put(segment, ranges.users(from, to)));
        }
        return new Users(from, to, open, zone(), choice(), users);
    }

    private record Users(
            LocalDate from, LocalDate to, boolean open, String zone, SegmentChoice choice, Map<String, Long> users)
            implements Answer {
        private static final int SEGMENT_WIDTH = 60;

        @Override
        public boolean isEmpty() {
            return users.isEmpty();
        }

        @Override
        public List<String> header() {
            return List.of("from", "to", "zone", "segment", "users", "open");
        }

        @Override
        public List<List<Object>> lines() {
            return objects().stream()
                    .map(object -> List.copyOf(object.values()))
                    .toList();
        }

        @Override
        public List<Map<String, Object>> objects() {
            List<Map<String, Object>> objects = new ArrayList<>();
            users.forEach((segment, count) -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("from", from.toString());
                fields.put("to", to.toString());
                fields.put("zone", zone);
                fields.put("segment", segment);
                fields.put("users", count);
                fields.put("open", open);
                objects.add(fields);
            });
            return objects;
        }

        @Override
        public void show(PrintWriter out, int width) {
            if (isEmpty()) {
                return;
            }
            out.print("distinct users from " + from + " to " + to + ", zone " + zone + "\n\n");
            List<Map.Entry<String, Long>> largestFirst = users.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                    .toList();
            List<List<String>> cells = new ArrayList<>(List.of(List.of("segment", "users")));
            largestFirst.forEach(
                    each -> cells.add(List.of(DisplayText.fit(each.getKey(), SEGMENT_WIDTH), number(each.getValue()))));
            TextTable table = new TextTable("lr", cells);
            out.print(table.line(cells.get(0)) + "\n");
            for (int i = 0; i < largestFirst.size(); i++) {
                List<String> line = new ArrayList<>(cells.get(i + 1));
                line.add(bar(largestFirst.get(i).getValue(), table.rest(width)));
                out.print(table.line(line) + "\n");
            }
            out.print("(" + Wording.count(users.size(), "row") + ")\n");
            showNotes(out);
        }

        /** To compare segments with; a single one has nothing to be compared with. */
        private String bar(long count, int width) {
            long largest =
                    users.values().stream().max(Comparator.naturalOrder()).orElse(0L);
            return users.size() == 1 ? "" : Bars.horizontal(count, largest, width);
        }

        private void showNotes(PrintWriter out) {
            if (choice instanceof SegmentChoice.EachOf each) {
                out.print(RowCells.mayAddUp(each.dimension()) + "\n");
            }
            if (open) {
                out.print("Events of the last of these days may still come.\n");
            }
        }
    }
}
