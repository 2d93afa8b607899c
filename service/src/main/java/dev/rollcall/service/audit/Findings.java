package dev.rollcall.service.audit;

import dev.rollcall.report.Accounts;
import dev.rollcall.service.audit.check.CohortCheck;
import dev.rollcall.service.audit.check.GapsCheck;
import dev.rollcall.service.audit.check.RangeCheck;
import dev.rollcall.service.audit.check.RowCheck;
import dev.rollcall.service.audit.check.Untold;
import dev.rollcall.service.audit.difference.AuditDifference.Kind;
import dev.rollcall.service.audit.difference.Differences;
import dev.rollcall.service.audit.input.InputScan;
import dev.rollcall.service.audit.input.PartitionScan;
import dev.rollcall.service.audit.input.RejectedTopic;
import dev.rollcall.service.audit.input.Tally;
import dev.rollcall.service.audit.published.PublishedFirstVisits;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * All that an audit knows at its end.
 *
 * @param counted how far the pipeline was
 * @param input what was read of the input
 * @param accounts the published accounts of all partitions together
 * @param rows the comparison of rows, done
 * @param gaps that of gaps
 * @param cohorts that of cohorts
 * @param ranges that of ranges
 * @param rejectedTopic what the rejected topic says
 * @param firstVisits the first visits that were published
 * @param hasAllFirstVisits whether it can be told that none is missing
 * @param untold what cannot be told
 * @param differences what differs
 * @param publication whether gaps and cohorts may come yet
 */
record Findings(
        Counted counted,
        InputScan input,
        Accounts accounts,
        RowCheck rows,
        GapsCheck gaps,
        CohortCheck cohorts,
        RangeCheck ranges,
        RejectedTopic rejectedTopic,
        PublishedFirstVisits firstVisits,
        boolean hasAllFirstVisits,
        Untold untold,
        Differences differences,
        LatePublication publication) {
    private static final Set<Kind> LATE = EnumSet.of(Kind.GAPS, Kind.COHORT, Kind.RANGE);

    AuditResult result() {
        return new AuditResult(
                status(),
                differences.first(),
                differences.count(),
                events(),
                rows.rows(),
                gaps.rows(),
                cohorts.rows(),
                ranges.ranges(),
                List.copyOf(openDays()),
                List.copyOf(rows.untoldDays()));
    }

    AuditStatus status() {
        if (differences.count() > 0) {
            return AuditStatus.DIFFERENT;
        }
        boolean told = !counted.isBehind() && rows.untoldDays().isEmpty();
        return told ? AuditStatus.EQUAL : AuditStatus.CANNOT_TELL;
    }

    /** Whether only that differs which is published late. */
    boolean onlyLateOnesDiffer() {
        return differences.areOnlyOf(LATE);
    }

    /** Days of which something was held against limits. */
    NavigableSet<LocalDate> openDays() {
        NavigableSet<LocalDate> days = new TreeSet<>(rows.openDays());
        // With no event surely counted, all days have gaps that are open; rows say what is missing.
        if (counted.underWay() == 0) {
            days.addAll(gaps.openDays());
        }
        return days;
    }

    long events() {
        return sum(PartitionScan::events, Tally::all);
    }

    /** Events that came so late that it is not known whether they are counted. */
    long openEvents() {
        return sum(PartitionScan::events, Tally::open);
    }

    /** Events that can be counted. */
    long countable() {
        return sum(PartitionScan::countable, Tally::all);
    }

    private long sum(Function<PartitionScan, Tally> tally, ToLongFunction<Tally> number) {
        return input.partitions().stream().map(tally).mapToLong(number).sum();
    }
}
