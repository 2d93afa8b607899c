package dev.rollcall.service.audit;

import static dev.rollcall.service.text.Wording.count;
import static dev.rollcall.service.text.Wording.number;
import static dev.rollcall.service.text.Wording.text;

import dev.rollcall.report.Accounts;
import dev.rollcall.service.audit.check.RowCheck;
import dev.rollcall.service.audit.difference.AuditDifference;
import dev.rollcall.service.audit.difference.Differences;
import dev.rollcall.service.audit.input.PartitionScan;
import dev.rollcall.service.text.DisplayText;
import dev.rollcall.service.text.TextTable;
import dev.rollcall.settings.Settings;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Collectors;

/** Tells a person what an audit found: differences, what was compared, what could not be, and the answer. */
final class AuditText {
    private static final int TEXT_WIDTH = 60;
    private static final int MOST_PARTITIONS = 8;

    private final Findings findings;
    private final RowCheck rows;
    private final long seed;
    private final Settings settings;
    private final PrintWriter out;

    AuditText(Findings findings, Settings settings, long seed, PrintWriter out) {
        this.findings = findings;
        this.seed = seed;
        rows = findings.rows();
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
        lines.add(List.of("KEY", "FIELD", "PUBLISHED", "RECOMPUTED"));
        for (AuditDifference difference : differences.first()) {
            lines.add(List.of(
                    DisplayText.fit(difference.key(), TEXT_WIDTH),
                    difference.field(),
                    DisplayText.fit(difference.published(), TEXT_WIDTH),
                    DisplayText.fit(difference.recomputed(), TEXT_WIDTH)));
        }
        TextTable.print("l", lines, out);
        long hidden = differences.count() - differences.first().size();
        if (hidden > 0) {
            out.println(text("and %,d more", hidden));
        }
        out.println();
    }

    private void compared() {
        line("Input", "topic %s, %s", String.join(", ", settings.inputTopics()), ranges());
        line("Events", "%,d, of which %,d can be counted", findings.events(), findings.countable());
        NavigableSet<LocalDate> days = rows.days();
        String range = days.isEmpty() ? "none" : days.first() + " to " + days.last() + " in " + settings.zone();
        line(
                "Days",
                "%s: %,d rows, %,d gaps, %,d cohorts, %,d random ranges (--seed %d) compared",
                range,
                rows.rows(),
                findings.gaps().rows(),
                findings.cohorts().rows(),
                findings.ranges().ranges(),
                seed);
        Accounts accounts = findings.accounts();
        line(
                "Accounts",
                "read %,d, first %,d, repeat %,d, ignored %,d, rejected %,d",
                accounts.read(),
                accounts.first(),
                accounts.repeat(),
                accounts.ignored(),
                accounts.rejectedEvents());
        line("Rejected", "%s in topic %s", events(findings.rejectedTopic().records()), settings.rejectedTopic());
        settings.firstVisitsTopic().ifPresent(this::firstVisits);
    }

    private void firstVisits(String topic) {
        line(
                "First",
                "%s in topic %s%s",
                count(findings.firstVisits().records(), "record"),
                topic,
                findings.hasAllFirstVisits()
                        ? ""
                        : "; it does not go back to the first event, so missing ones cannot be told");
    }

    private String ranges() {
        Collection<PartitionScan> partitions = findings.input().partitions();
        String shown = partitions.stream()
                .limit(MOST_PARTITIONS)
                .map(scan -> number(scan.deleted().start()) + " to " + number(scan.end()))
                .collect(Collectors.joining(", "));
        return count(partitions.size(), "partition") + ", offsets " + shown
                + (partitions.size() > MOST_PARTITIONS ? " and so on" : "");
    }

    private void limits() {
        if (findings.openEvents() > 0) {
            line(
                    "Open",
                    "%s may be counted or not; %s",
                    events(findings.openEvents()),
                    openDays("held against limits: "));
        }
        long missing = findings.input().missingClaims();
        if (missing > 0 && findings.rejectedTopic().isShortened()) {
            line("Retention", "deleted %s from topic %s", events(missing), settings.rejectedTopic());
        }
        if (findings.untold().isAny()) {
            line(
                    "Deleted",
                    "%s; what was before is %s; new users have an upper limit only",
                    begins(),
                    findings.untold().days());
        }
        lateOnes();
    }

    private void lateOnes() {
        if (findings.onlyLateOnesDiffer() && !findings.publication().isRunning()) {
            line(
                    "Note",
                    "no instance is running: gaps and cohorts that one had counted, but not yet published when it was killed, come with the next start");
        }
    }

    private String openDays(String introduction) {
        return findings.openDays().isEmpty() ? "no day needs them" : introduction + DayRanges.text(findings.openDays());
    }

    private String begins() {
        return findings.input().partitions().stream()
                .filter(scan -> scan.deleted().isAny())
                .map(scan ->
                        scan.partition() + " begins at " + number(scan.deleted().start()))
                .collect(Collectors.joining(", "));
    }

    private String answer() {
        return switch (findings.status()) {
            case EQUAL ->
                "Equal: all rows, gaps, cohorts, ranges, accounts and rejected events are what the input comes to"
                        + (findings.openDays().isEmpty() ? "." : ", on open days within limits.");
            case DIFFERENT -> "Different: " + count(findings.differences().count(), "difference") + ".";
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
        if (!reasons.isEmpty()) {
            reasons.add(openDays("that leaves open "));
        }
        if (!rows.untoldDays().isEmpty()) {
            reasons.add("input is deleted that is needed for " + DayRanges.text(rows.untoldDays()));
        }
        return reasons;
    }

    private static String events(long number) {
        return count(number, "event");
    }

    private void line(String label, String format, Object... values) {
        out.println(text("%-10s", label) + text(format, values));
    }
}
