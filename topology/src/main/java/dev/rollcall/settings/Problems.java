package dev.rollcall.settings;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong, so that an operator fixes it in one go. Not thread-safe. */
final class Problems {
    private final List<String> lines = new ArrayList<>();

    void add(String line) {
        lines.add(Given.onOneLine(line));
    }

    void add(Given given, String complaint) {
        add(given.described() + ": " + complaint);
    }

    void throwIfAny() {
        if (!lines.isEmpty()) {
            throw new SettingsException(lines);
        }
    }
}
