package dev.rollcall.trials.lab.result;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.text.TextTable;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.experiment.Description;
import dev.rollcall.trials.lab.experiment.Setup;
import dev.rollcall.trials.lab.guarantee.GuaranteeCosts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results for a terminal. */
public final class ResultTable {
    private static final double MILLIS = 1_000.0;

    private ResultTable() {}

    /**
     * What came of one experiment.
     *
     * @param tried not null
     * @return a line
     */
    public static String line(Tried tried) {
        Hazard hazard = tried.description().hazard();
        String outcome = tried.comparison()
                .map(both -> text("inviting %s, fixed %s", both.inviting(), both.fixed()))
                .orElse(tried.problem());
        return text(
                "%s %-48s %s  (%.1f s%s)%s",
                hazard,
                hazard.title(),
                outcome,
                tried.took().toMillis() / MILLIS,
                tried.attempts() == 1 ? "" : ", seen at attempt " + tried.attempts(),
                tried.holds() ? "" : "  FAILED");
    }

    /**
     * Shows everything.
     *
     * @param result not null
     * @param out where, not null
     */
    public static void show(LabResult result, PrintWriter out) {
        if (!result.experiments().isEmpty()) {
            out.println();
            TextTable.print("lllr", hazards(result.experiments()), out);
        }
        if (!result.guarantees().isEmpty()) {
            out.println();
            TextTable.print("lr", guarantees(result.guarantees()), out);
        }
        out.println();
        out.println(verdict(result));
    }

    /** Two rows for each hazard: what invites it, and what fixes it. */
    private static List<List<String>> hazards(List<Tried> experiments) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("", "", "hazard and settings", "lost", "doubled", "out of order"));
        for (Tried tried : experiments) {
            Description description = tried.description();
            lines.add(List.of(
                    description.hazard().name(), "", description.hazard().title(), "", "", ""));
            add("invited by", description.inviting(), tried.inviting(), lines);
            add("fixed by", description.fixed(), tried.fixed(), lines);
        }
        return lines;
    }

    /** Name and numbers stand in the line of the first setting. */
    private static void add(String side, Setup setup, Optional<Measure> measure, List<List<String>> lines) {
        List<String> rest = new ArrayList<>(List.of("", side));
        rest.addAll(Tried.cells(measure));
        for (String setting : setup.lines()) {
            List<String> line = new ArrayList<>(rest);
            line.add(2, setting.replace("`", ""));
            lines.add(line);
            Collections.fill(rest, "");
        }
    }

    private static List<List<String>> guarantees(List<GuaranteeCosts> guarantees) {
        return Stream.concat(
                        Stream.of(GuaranteeCosts.header()), guarantees.stream().map(GuaranteeCosts::cells))
                .toList();
    }

    private static String verdict(LabResult result) {
        String run = text(" (%.0f s, seed %d)", result.took().toMillis() / MILLIS, result.seed());
        if (result.holds()) {
            return "Every hazard showed where it is invited, and none where it is not" + run + ".";
        }
        String failed = result.experiments().stream()
                .filter(tried -> !tried.holds())
                .map(tried -> tried.description().hazard().name())
                .collect(Collectors.joining(", "));
        return "Failed: " + (failed.isEmpty() ? "a guarantee" : failed) + run
                + ". An experiment fails if its hazard does not show, or if anything shows on the fixed side.";
    }
}
