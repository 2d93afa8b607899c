package dev.rollcall.service.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.report.Bars;
import dev.rollcall.service.text.DisplayText;
import dev.rollcall.service.text.TextTable;
import dev.rollcall.service.text.Wording;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows what becomes of events. */
final class OutcomesText {
    private static final int MOST_USERS = 10;
    private static final int MOST_DAYS = 31;
    private static final int MOST_VALUES = 5;
    private static final int VALUE_WIDTH = 24;
    private static final int HEX_BYTES = 16;
    private static final byte SPACE = ' ';

    private final Outcomes outcomes;
    private final UserNames names;
    private final List<Map.Entry<String, Long>> users;
    private final PrintWriter out;
    private final int width;

    OutcomesText(Outcomes outcomes, boolean hideUsers, PrintWriter out, int width) {
        this.outcomes = outcomes;
        this.out = out;
        this.width = width;
        users = byFrequency(outcomes.users());
        names = new UserNames(users.stream().map(Map.Entry::getKey).toList(), hideUsers);
    }

    private static List<Map.Entry<String, Long>> byFrequency(Map<String, Long> events) {
        // Stable, so that equal ones stay in the order in which they came.
        return events.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .toList();
    }

    void print() {
        printOutcomes();
        if (outcomes.counted() > 0) {
            printDays();
            printUsers();
        }
        if (outcomes.counted() > 0 && !outcomes.dimensions().isEmpty()) {
            printDimensions();
        }
        printSuspicions();
        out.flush();
    }

    private void printOutcomes() {
        List<Outcome> shown = outcomes.outcomes().stream()
                .filter(outcome -> outcome.events() > 0)
                .toList();
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("OUTCOME", "EVENTS", "SHARE"));
        shown.forEach(outcome -> lines.add(
                List.of(outcome.name(), Wording.number(outcome.events()), share(outcome.events(), outcomes.events()))));
        TextTable table = new TextTable("lrr", lines);
        out.println(table.line(lines.get(0)) + "  EXAMPLE");
        int rest = table.rest(width);
        String indent = " ".repeat(Math.max(0, width - rest));
        for (int i = 0; i < shown.size(); i++) {
            List<String> example = example(shown.get(i), rest);
            out.println((table.line(lines.get(i + 1)) + "  " + example.get(0)).stripTrailing());
            example.stream().skip(1).forEach(line -> out.println(indent + line));
        }
    }

    /** What is said of an event, where it is, and what it looks like: some lines. */
    private List<String> example(Outcome outcome, int rest) {
        List<String> lines = new ArrayList<>();
        String place = outcome.record().topic() + "-" + outcome.record().partition() + ", offset "
                + outcome.record().offset();
        boolean rejected = !outcome.detail().isEmpty()
                && Character.isUpperCase(outcome.name().charAt(0));
        if (rejected) {
            lines.addAll(wrapped(outcome.detail(), rest));
        }
        lines.add(place);
        if (!names.areHidden()) {
            if (!rejected && !outcome.detail().isEmpty()) {
                lines.add(0, DisplayText.fit(outcome.detail(), rest));
            }
            lines.add(DisplayText.fit(appearance(outcome.value()), rest));
        }
        return lines;
    }

    private static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (String word : text.split(" ", -1)) {
            String line = lines.get(lines.size() - 1);
            if (line.isEmpty()) {
                lines.set(lines.size() - 1, word);
            } else if (line.length() + 1 + word.length() <= columns) {
                lines.set(lines.size() - 1, line + ' ' + word);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    private static String appearance(byte[] value) {
        if (value == null) {
            return "no value";
        }
        byte[] start = Arrays.copyOf(value, Math.min(value.length, HEX_BYTES));
        for (byte character : start) {
            if (character >= 0 && character < SPACE && !Character.isWhitespace(character)) {
                String hex = HexFormat.ofDelimiter(" ").formatHex(start);
                return hex + (value.length > start.length ? " ..." : "");
            }
        }
        return new String(value, 0, Math.min(value.length, 1 << 10), UTF_8);
    }

    private void printDays() {
        List<Map.Entry<LocalDate, Long>> days = new ArrayList<>(outcomes.days().entrySet());
        int left = Math.max(0, days.size() - MOST_DAYS);
        List<Map.Entry<LocalDate, Long>> shown = days.subList(left, days.size());
        long largest = shown.stream().mapToLong(Map.Entry::getValue).max().orElse(1);
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("DAY", "EVENTS"));
        shown.forEach(day -> lines.add(List.of(day.getKey().toString(), Wording.number(day.getValue()))));
        TextTable table = new TextTable("lr", lines);
        int bar = Math.min(40, table.rest(width));
        out.println();
        out.println(table.line(lines.get(0)) + "  in " + outcomes.settings().zone());
        if (left > 0) {
            out.println("(" + Wording.count(left, "earlier day") + ", from "
                    + days.get(0).getKey() + ")");
        }
        for (int i = 0; i < shown.size(); i++) {
            String line = table.line(lines.get(i + 1));
            out.println(line + "  " + Bars.horizontal(shown.get(i).getValue(), largest, bar));
        }
    }

    private void printUsers() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("USER", "EVENTS", "SHARE"));
        users.stream()
                .limit(MOST_USERS)
                .forEach(user -> lines.add(List.of(
                        names.of(user.getKey()),
                        Wording.number(user.getValue()),
                        share(user.getValue(), outcomes.counted()))));
        out.println();
        TextTable.print("lrr", lines, out);
        out.println("(" + Wording.count(users.size(), "user") + " in all)");
    }

    private void printDimensions() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("DIMENSION", "VALUES", "MOST FREQUENT"));
        for (int i = 0; i < outcomes.dimensions().size(); i++) {
            Map<String, Long> values = outcomes.values(i);
            String frequent = byFrequency(values).stream()
                    .limit(MOST_VALUES)
                    .map(value -> DisplayText.fit(value.getKey().isEmpty() ? "(none)" : value.getKey(), VALUE_WIDTH)
                            + ' '
                            + share(value.getValue(), outcomes.counted()))
                    .collect(Collectors.joining(", "));
            lines.add(List.of(outcomes.dimensions().get(i).name(), Wording.number(values.size()), frequent));
        }
        out.println();
        TextTable.print("lrl", lines, out);
    }

    private void printSuspicions() {
        List<String> suspicions = Suspicions.of(outcomes, names);
        out.println();
        if (suspicions.isEmpty()) {
            out.println("Nothing looks wrong.");
            return;
        }
        out.println("What looks wrong");
        for (String suspicion : suspicions) {
            List<String> lines = wrapped(suspicion, width - 2);
            out.println("- " + lines.get(0));
            lines.stream().skip(1).forEach(line -> out.println("  " + line));
        }
    }

    private static String share(long part, long whole) {
        return Wording.text("%.1f%%", 100.0 * part / whole);
    }
}
