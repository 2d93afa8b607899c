package dev.rollcall.service.audit;

import dev.rollcall.service.ExitStatus;

/** What an audit comes to. */
public enum AuditStatus {
    /** All that could be compared is equal, and all that was asked for could be compared or is open on a live topic. */
    EQUAL(ExitStatus.DONE),
    /** Something was published that the input does not come to. */
    DIFFERENT(ExitStatus.NO),
    /** Nothing differs, but input is gone, or was not counted yet, so some days cannot be told. */
    CANNOT_TELL(ExitStatus.FAILED);

    private final int exitStatus;

    AuditStatus(int exitStatus) {
        this.exitStatus = exitStatus;
    }

    /**
     * The exit status of a process that ends with this answer.
     *
     * @return one of {@link ExitStatus}
     */
    public int exitStatus() {
        return exitStatus;
    }
}
