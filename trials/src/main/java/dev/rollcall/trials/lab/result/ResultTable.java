package dev.rollcall.trials.lab.result;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.text.TextTable;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.experiment.Comparison;
import dev.rollcall.trials.lab.experiment.Setup;
import dev.rollcall.trials.lab.guarantee.GuaranteeCosts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                .map(both -> text("inviting %s, mended %s", both.inviting(), both.mended()))
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

    /** Two rows for each hazard: what invites it, and what mends it. */
    private static List<List<String>> hazards(List<Tried> experiments) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("", "", "hazard and settings", "lost", "doubled", "out of order"));
        for (Tried tried : experiments) {
            Hazard hazard = tried.description().hazard();
            lines.add(List.of(hazard.name(), "", hazard.title(), "", "", ""));
            add("invited by", tried.description().inviting(), tried.comparison().map(Comparison::inviting), lines);
            add("mended by", tried.description().mended(), tried.comparison().map(Comparison::mended), lines);
        }
        return lines;
    }

    private static void add(String side, Setup setup, Optional<Measure> measure, List<List<String>> lines) {
        List<String> settings = setup.lines();
        for (int line = 0; line < settings.size(); line++) {
            boolean first = line == 0;
            List<String> cells = new ArrayList<>(
                    List.of("", first ? side : "", settings.get(line).replace("`", "")));
            cells.addAll(first ? numbers(measure) : List.of("", "", ""));
            lines.add(cells);
        }
    }

    private static List<String> numbers(Optional<Measure> measure) {
        return measure.map(each ->
                        List.of(text("%,d", each.lost()), text("%,d", each.doubled()), text("%,d", each.outOfOrder())))
                .orElse(List.of("failed", "", ""));
    }

    private static List<List<String>> guarantees(List<GuaranteeCosts> guarantees) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(GuaranteeCosts.header());
        guarantees.forEach(each -> lines.add(each.cells()));
        return lines;
    }

    private static String verdict(LabResult result) {
        String took = text("%.0f s", result.took().toMillis() / MILLIS);
        if (result.holds()) {
            return "Every hazard showed where it is invited, and none where it is not (" + took + ", seed "
                    + result.seed() + ").";
        }
        List<String> failed = result.experiments().stream()
                .filter(tried -> !tried.holds())
                .map(tried -> tried.description().hazard().name())
                .toList();
        return "Failed: " + (failed.isEmpty() ? "a guarantee" : String.join(", ", failed)) + " (" + took + ", seed "
                + result.seed()
                + "). An experiment fails if its hazard does not show, or if anything shows on the mended side.";
    }
}
