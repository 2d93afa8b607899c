package dev.rollcall.settings;

import java.util.List;

/** Says what is wrong with the configuration and how to fix it, one line per problem; a mistake of the operator's. */
public final class SettingsException extends RuntimeException {
    private final List<String> problems;

    SettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * All that is wrong.
     *
     * @return one line per problem, at least one
     */
    public List<String> problems() {
        return problems;
    }
}
