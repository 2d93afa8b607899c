package dev.rollcall.bench.run;

/** Where the counts of a contender are found. */
public enum CountSource {
    /** It only reads. */
    NONE,
    /** It prints them, as lines that begin with {@code Task.COUNT}. */
    PRINTED,
    /** In the output topic, as {@code Task} says. */
    TOPIC,
    /** In the output topic, as Rollcall's report rows, with rolling windows. */
    REPORT_ROWS
}
