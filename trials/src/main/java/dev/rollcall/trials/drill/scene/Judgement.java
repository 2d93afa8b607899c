package dev.rollcall.trials.drill.scene;

import java.util.List;

/**
 * Whether what was published is the truth.
 *
 * @param exact whether nothing differs
 * @param lines for a person to read, not null
 */
public record Judgement(boolean exact, List<String> lines) {
    public Judgement {
        lines = List.copyOf(lines);
    }
}
