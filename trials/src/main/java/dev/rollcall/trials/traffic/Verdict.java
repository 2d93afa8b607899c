package dev.rollcall.trials.traffic;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.report.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether what was published is the truth, row by row.
 *
 * @param rows how many report rows there must be
 * @param gaps how many days and segments have gaps
 * @param cohorts how many cohorts there must be
 * @param differences all that differs: rows by day and segment, gaps, cohorts, the accounts and the rejected events last; empty when everything is exact
 */
public record Verdict(int rows, int gaps, int cohorts, List<Difference> differences) {
    private static final int MOST_SHOWN = 20;

    /**
     * One thing that was published otherwise than it is.
     *
     * @param subject the key of a report row, such as {@code 2026-11-22/country=DE}, that of gaps or of a cohort, or {@code accounts}
     * @param expected what is true, or null when there should be nothing
     * @param published what was published, or null when there was nothing
     */
    public record Difference(String subject, Object expected, Object published) {
        @Override
        public String toString() {
            if (published == null) {
                return subject + ": missing, must be " + expected;
            }
            return expected == null
                    ? subject + ": must not be there, is " + published
                    : subject + ": is " + published + ", must be " + expected;
        }
    }

    /** Makes the list immutable. */
    public Verdict {
        differences = List.copyOf(differences);
    }

    /**
     * Compares what was published with the truth.
     *
     * @param truth knows all events that were written, not null
     * @param published what was published, not null
     * @return the verdict
     */
    public static Verdict of(Truth truth, Published published) {
        Map<String, Counts> rows = truth.rows();
        Map<String, DayGaps> gaps = truth.gaps();
        Map<String, List<Long>> cohorts = truth.cohorts();
        List<Difference> differences = new ArrayList<>();
        addDifferent(differences, "", rows, published.counts());
        addDifferent(differences, "gaps of ", gaps, published.gaps());
        addDifferent(differences, "cohort ", cohorts, published.cohorts());
        addIfDifferent(differences, "accounts", truth.accounts(), published.accounts());
        addIfDifferent(differences, "rejected events", truth.accounts().rejected(), published.rejected());
        return new Verdict(rows.size(), gaps.size(), cohorts.size(), differences);
    }

    private static void addDifferent(
            List<Difference> differences, String kind, Map<String, ?> expected, Map<String, ?> published) {
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(published.keySet());
        keys.forEach(key -> addIfDifferent(differences, kind + key, expected.get(key), published.get(key)));
    }

    private static void addIfDifferent(
            List<Difference> differences, String subject, Object expected, Object published) {
        if (!Objects.equals(expected, published)) {
            differences.add(new Difference(subject, expected, published));
        }
    }

    /**
     * Whether nothing differs.
     *
     * @return true when every row, all gaps and cohorts, the accounts and the rejected events are as they must be
     */
    public boolean exact() {
        return differences.isEmpty();
    }

    /**
     * The verdict for a person to read.
     *
     * @return one line, followed by one for each of the first differences; no line break at the end
     */
    public String summary() {
        if (exact()) {
            return text("Exact: all %s, the accounts and the rejected events equal the truth.", compared());
        }
        String shown = differences.stream()
                .limit(MOST_SHOWN)
                .map(difference -> "\n  " + difference)
                .collect(Collectors.joining());
        int hidden = Math.max(0, differences.size() - MOST_SHOWN);
        return text(
                        "Not exact: %,d %s in %s, the accounts and the rejected events.",
                        differences.size(), differences.size() == 1 ? "difference" : "differences", compared())
                + shown
                + (hidden == 0 ? "" : text("\n  and %,d more", hidden));
    }

    private String compared() {
        return text("%,d report rows, %,d gaps, %,d cohorts", rows, gaps, cohorts);
    }
}
