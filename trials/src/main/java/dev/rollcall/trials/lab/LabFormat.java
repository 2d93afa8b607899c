package dev.rollcall.trials.lab;

/** How results are shown. */
public enum LabFormat {
    /** For a terminal. */
    TABLE,

    /** For programs. */
    JSON,

    /** For the page about hazards. */
    MARKDOWN
}
