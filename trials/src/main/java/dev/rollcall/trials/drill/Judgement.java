package dev.rollcall.trials.drill;

import java.util.List;

/**
 * Whether what was published is the truth.
 *
 * @param exact whether nothing differs
 * @param lines for a person to read, not null
 */
record Judgement(boolean exact, List<String> lines) {
    Judgement {
        lines = List.copyOf(lines);
    }
}
