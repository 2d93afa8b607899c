package dev.rollcall.service.sample.guess;

import dev.rollcall.service.text.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What stands at one path of the events of a sample. Not thread-safe. */
final class FieldUse {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");
    private static final double NEARLY_ALL = 0.9;
    private static final int PERCENT = 100;

    private final String path;
    private final List<String> steps;
    private final Map<String, Integer> values = new HashMap<>();
    private int present;

    FieldUse(String path, List<String> steps) {
        this.path = path;
        this.steps = steps;
    }

    void add(String value) {
        present++;
        values.merge(value, 1, Integer::sum);
    }

    /** As a configuration has it. */
    String path() {
        return path;
    }

    /** How many objects are around it. */
    int depth() {
        return steps.size() - 1;
    }

    /** Its own name, only letters and digits, in lower case. */
    String name() {
        return plain(steps.get(steps.size() - 1));
    }

    /** The name of the object around it; empty if there is none. */
    String parent() {
        return depth() == 0 ? "" : plain(steps.get(steps.size() - 2));
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{Alnum}]", "").toLowerCase(Locale.ROOT);
    }

    /** The name as it is written. */
    String writtenName() {
        return steps.get(steps.size() - 1);
    }

    int present() {
        return present;
    }

    Map<String, Integer> values() {
        return values;
    }

    /** Whether nearly all values are so. */
    boolean mostly(Predicate<String> kind) {
        int matching = values.entrySet().stream()
                .filter(value -> kind.test(value.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return present > 0 && matching >= NEARLY_ALL * present;
    }

    boolean looksLikeIdentifiers() {
        return mostly(UUID.asMatchPredicate()) || mostly(EMAIL.asMatchPredicate());
    }

    /** Why it was chosen, for a person. */
    String reason(int events) {
        return "\"" + path + "\": present in " + PERCENT * present / events + " %, "
                + Wording.count(values.size(), "value") + " in " + Wording.count(events, "event") + looks();
    }

    private String looks() {
        if (mostly(UUID.asMatchPredicate())) {
            return ", looks like a UUID";
        }
        if (mostly(EMAIL.asMatchPredicate())) {
            return ", looks like an e-mail address";
        }
        return mostly(NUMBER.asMatchPredicate()) ? ", a number" : "";
    }
}
