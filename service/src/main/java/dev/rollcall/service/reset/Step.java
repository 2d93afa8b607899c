package dev.rollcall.service.reset;

/**
 * One thing that a reset does.
 *
 * @param what what it does, as in {@code delete topic rollcall-activity-changelog (8 partitions)}
 * @param action does it, and returns when it is done
 */
record Step(String what, Runnable action) {}
