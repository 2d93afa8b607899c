package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import java.util.List;

/** Looks for one thing among the facts. */
@FunctionalInterface
interface Rule {
    /** What was found; empty if all is well. */
    List<Finding> findings(Facts facts);
}
