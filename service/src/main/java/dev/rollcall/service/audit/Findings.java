package dev.rollcall.service.audit;

import java.util.Collection;

/**
 * All that an audit knows at its end.
 *
 * @param counted how far the pipeline was
 * @param partitions what was read of the input
 * @param accounts the published accounts
 * @param rows the comparison of rows, done
 * @param rejectedTopic what the rejected topic says
 * @param missingRejected how many events must be in the rejected topic and are not
 * @param untold what cannot be told
 * @param forgottenInDoubt whether there are visits of which it is not known any more whether they were forgotten
 * @param differences what differs
 */
record Findings(
        Counted counted,
        Collection<PartitionScan> partitions,
        PublishedAccounts accounts,
        RowCheck rows,
        RejectedTopic rejectedTopic,
        long missingRejected,
        Untold untold,
        boolean forgottenInDoubt,
        Differences differences) {
    AuditResult result() {
        return new AuditResult(
                status(),
                differences.first(),
                differences.count(),
                events(),
                rows.rows(),
                rows.openDays().stream().toList(),
                rows.untoldDays().stream().toList());
    }

    AuditStatus status() {
        if (differences.count() > 0) {
            return AuditStatus.DIFFERENT;
        }
        boolean told =
                !counted.isBehind() && !forgottenInDoubt && rows.untoldDays().isEmpty();
        return told ? AuditStatus.EQUAL : AuditStatus.CANNOT_TELL;
    }

    long events() {
        return partitions.stream().mapToLong(scan -> scan.events().all()).sum();
    }

    /** Events that came so late that it is not known whether they are counted. */
    long openEvents() {
        return partitions.stream().mapToLong(scan -> scan.events().open()).sum();
    }

    /** Events that can be counted, those that were forgotten among them. */
    long countable() {
        return partitions.stream().mapToLong(scan -> scan.countable().all()).sum();
    }
}
