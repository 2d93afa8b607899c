package dev.rollcall.service.audit;

import dev.rollcall.report.Accounts;
import dev.rollcall.service.report.DisplayText;
import dev.rollcall.service.report.Grid;
import dev.rollcall.settings.Settings;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.stream.Collectors;

/** Tells a person what an audit found: differences, what was compared, what could not be, and the answer. */
final class FindingsText {
    private static final int TEXT_WIDTH = 60;
    private static final int MOST_PARTITIONS = 8;
    private static final List<String> HEADER = List.of("KEY", "FIELD", "PUBLISHED", "RECOMPUTED");

    private final Findings findings;
    private final Settings settings;
    private final PrintWriter out;

    FindingsText(Findings findings, Settings settings, PrintWriter out) {
        this.findings = findings;
        this.settings = settings;
        this.out = out;
    }

    void print() {
        if (findings.differences().count() > 0) {
            differences(findings.differences());
        }
        compared();
        limits();
        out.println();
        out.println(answer());
        out.flush();
    }

    private void differences(Differences differences) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADER);
        for (AuditDifference difference : differences.first()) {
            lines.add(List.of(
                    DisplayText.fit(difference.key(), TEXT_WIDTH),
                    difference.field(),
                    DisplayText.fit(difference.published(), TEXT_WIDTH),
                    DisplayText.fit(difference.recomputed(), TEXT_WIDTH)));
        }
        Grid grid = new Grid(HEADER.size(), lines);
        lines.forEach(cells -> out.println(grid.line(cells).stripTrailing()));
        long hidden = differences.count() - differences.first().size();
        if (hidden > 0) {
            out.println(text("and %,d more", hidden));
        }
        out.println();
    }

    private void compared() {
        line("Input", "topic %s, %s", settings.inputTopic(), ranges());
        line("Events", "%,d, of which %,d can be counted", findings.events(), findings.countable());
        NavigableSet<LocalDate> days = findings.rows().days();
        String range = days.isEmpty() ? "none" : days.first() + " to " + days.last() + " in " + settings.zone();
        line("Days", "%s: %,d rows compared", range, findings.rows().rows());
        PublishedAccounts accounts = findings.accounts();
        line(
                "Accounts",
                "read %,d, first %,d, repeat %,d, rejected %,d",
                accounts.total(Accounts::read),
                accounts.total(Accounts::first),
                accounts.total(Accounts::repeat),
                accounts.total(Accounts::rejectedEvents));
        line("Rejected", "%s in topic %s", events(findings.rejectedTopic().records()), settings.rejectedTopic());
    }

    private String ranges() {
        int partitions = findings.partitions().size();
        String shown = findings.partitions().stream()
                .limit(MOST_PARTITIONS)
                .map(scan -> Bounds.text(scan.deleted().start()) + " to " + Bounds.text(scan.end()))
                .collect(Collectors.joining(", "));
        String kind = partitions == 1 ? "partition" : "partitions";
        return text("%,d %s, offsets %s", partitions, kind, shown) + (partitions > MOST_PARTITIONS ? " and so on" : "");
    }

    private void limits() {
        if (findings.openEvents() > 0) {
            String days = DayRanges.text(findings.rows().openDays());
            line(
                    "Open",
                    "%s may be counted or not; %s",
                    events(findings.openEvents()),
                    days.isEmpty() ? "no day needs them" : "held against limits: " + days);
        }
        if (findings.missingRejected() > 0 && findings.rejectedTopic().isShortened()) {
            line("Retention", "deleted %s from topic %s", events(findings.missingRejected()), settings.rejectedTopic());
        }
        if (findings.untold().isAny()) {
            line(
                    "Deleted",
                    "%s; what was before is %s; new users have an upper limit only",
                    begins(),
                    findings.untold().days());
        }
    }

    private String begins() {
        return findings.partitions().stream()
                .filter(scan -> scan.deleted().isAny())
                .map(scan -> settings.inputTopic() + "-" + scan.partition() + " begins at "
                        + Bounds.text(scan.deleted().start()))
                .collect(Collectors.joining(", "));
    }

    private String answer() {
        return switch (findings.status()) {
            case EQUAL ->
                "Equal: all rows, accounts and rejected events are what the input comes to"
                        + (findings.rows().openDays().isEmpty() ? "." : ", on open days within limits.");
            case DIFFERENT -> {
                long count = findings.differences().count();
                yield text("Different: %,d %s.", count, count == 1 ? "difference" : "differences");
            }
            case CANNOT_TELL -> "Cannot tell: " + String.join("; ", reasons()) + ". What could be compared is equal.";
        };
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        Counted counted = findings.counted();
        if (counted.unread() > 0) {
            reasons.add(events(counted.unread()) + " not read yet");
        }
        if (counted.underWay() > 0) {
            reasons.add(text("%,d records waiting between the stages", counted.underWay()));
        }
        if (findings.forgottenInDoubt()) {
            reasons.add("the rejected topic no longer says which events were FORGOTTEN");
        }
        if (!reasons.isEmpty()) {
            String days = DayRanges.text(findings.rows().openDays());
            reasons.add(days.isEmpty() ? "no day needs them" : "that leaves open " + days);
        }
        if (!findings.rows().untoldDays().isEmpty()) {
            reasons.add("input is deleted that is needed for "
                    + DayRanges.text(findings.rows().untoldDays()));
        }
        return reasons;
    }

    private static String events(long number) {
        return text("%,d %s", number, number == 1 ? "event" : "events");
    }

    private void line(String label, String format, Object... values) {
        out.println(text("%-10s", label) + text(format, values));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
