package dev.rollcall.app.command;

/** For whom something is written. */
enum OutputFormat {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON
}
