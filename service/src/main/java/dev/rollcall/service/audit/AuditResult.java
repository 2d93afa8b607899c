package dev.rollcall.service.audit;

import dev.rollcall.service.audit.difference.AuditDifference;
import java.time.LocalDate;
import java.util.List;

/**
 * What an audit found.
 *
 * @param status the answer, not null
 * @param differences the first differences, sorted: rows by day and segment, then gaps, cohorts, ranges, accounts, then rejected events; immutable
 * @param differenceCount how many there are, also those that are not kept
 * @param events how many events of the input topic were read
 * @param rows how many report rows were compared
 * @param gaps how many days' and segments' gaps were compared
 * @param cohorts how many cohorts were compared
 * @param ranges how many ranges of days were compared
 * @param openDays the days that were not compared exactly because events of theirs are not, or not surely, counted yet; sorted
 * @param untoldDays the days that cannot be told because input was deleted; sorted
 */
public record AuditResult(
        AuditStatus status,
        List<AuditDifference> differences,
        long differenceCount,
        long events,
        long rows,
        long gaps,
        long cohorts,
        long ranges,
        List<LocalDate> openDays,
        List<LocalDate> untoldDays) {
    /** Makes the lists immutable. */
    public AuditResult {
        differences = List.copyOf(differences);
        openDays = List.copyOf(openDays);
        untoldDays = List.copyOf(untoldDays);
    }

    /**
     * Whether all that was asked for is as it must be.
     *
     * @return false also if that cannot be told
     */
    public boolean isEqual() {
        return status == AuditStatus.EQUAL;
    }
}
