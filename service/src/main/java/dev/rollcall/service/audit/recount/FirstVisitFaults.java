package dev.rollcall.service.audit.recount;

/** Hears what is wrong with the first visits that were published. */
public interface FirstVisitFaults {
    /** For who does not want to hear of any. */
    FirstVisitFaults NONE = (user, segment, epochDay, fault) -> {};

    /** What can be wrong. */
    enum Fault {
        /** The user was active, and that is surely counted, but it was not published. */
        MISSING,
        /** It was published though the user was not active. */
        UNEXPECTED,
        /** It was published more than once. */
        REPEATED
    }

    /**
     * One that is wrong.
     *
     * @param user the user, not null
     * @param segment the number of the segment
     * @param epochDay the day
     * @param fault what is wrong, not null
     */
    void add(String user, int segment, int epochDay, Fault fault);
}
