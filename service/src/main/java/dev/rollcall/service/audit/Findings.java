package dev.rollcall.service.audit;

import dev.rollcall.report.Accounts;
import dev.rollcall.service.audit.input.InputScan;
import dev.rollcall.service.audit.input.PartitionScan;
import dev.rollcall.service.audit.input.RejectedTopic;
import dev.rollcall.service.audit.input.Tally;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * All that an audit knows at its end.
 *
 * @param counted how far the pipeline was
 * @param input what was read of the input
 * @param accounts the published accounts of all partitions together
 * @param rows the comparison of rows, done
 * @param rejectedTopic what the rejected topic says
 * @param untold what cannot be told
 * @param differences what differs
 */
record Findings(
        Counted counted,
        InputScan input,
        Accounts accounts,
        RowCheck rows,
        RejectedTopic rejectedTopic,
        Untold untold,
        Differences differences) {
    AuditResult result() {
        return new AuditResult(
                status(),
                differences.first(),
                differences.count(),
                events(),
                rows.rows(),
                List.copyOf(rows.openDays()),
                List.copyOf(rows.untoldDays()));
    }

    AuditStatus status() {
        if (differences.count() > 0) {
            return AuditStatus.DIFFERENT;
        }
        boolean told = !counted.isBehind() && rows.untoldDays().isEmpty();
        return told ? AuditStatus.EQUAL : AuditStatus.CANNOT_TELL;
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
