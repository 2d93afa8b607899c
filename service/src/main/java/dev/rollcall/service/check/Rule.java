package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import java.util.function.Consumer;

/** Looks for one thing among the facts. */
@FunctionalInterface
interface Rule {
    /** Tells of what it found; of nothing if all is well. */
    void look(Facts facts, Consumer<Finding> found);
}
