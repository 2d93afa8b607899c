package dev.rollcall.service.check.hazard;

/** How bad a finding is, the worst first. */
public enum Severity {
    /** A fault that is to be expected loses, doubles or stops something. */
    ERROR,
    /** It takes an unlucky fault, or costs availability. */
    WARNING,
    /** A word; nothing has to be fixed. */
    NOTE
}
