package dev.rollcall.event.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.event.FieldPath;
import java.util.Arrays;
import java.util.List;

/** Looks in the bytes of an event for why nothing stands at a path where something was meant to. */
final class MissingHint {
    private MissingHint() {}

    /**
     * What may be wrong with the first of some paths of which something can be said.
     *
     * @param value the record's value, not null
     * @param paths as they are configured
     * @return the end of a sentence, possibly empty
     */
    static String of(byte[] value, List<String> paths) {
        return paths.stream()
                .filter(path -> !path.startsWith("@"))
                .map(path -> of(value, FieldPath.of(path)))
                .filter(hint -> !hint.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Whether the text has a key of a name that is written without escapes, at whatever depth. */
    static boolean hasKey(byte[] value, String name) {
        return startOfValue(value, name) >= 0;
    }

    private static String of(byte[] value, FieldPath path) {
        List<String> steps = path.steps();
        if (!path.isPointer() && steps.size() > 1 && startOfValue(value, path.text()) >= 0) {
            return "; there is a key \"" + path.text() + "\": write /" + path.text();
        }
        for (String step : steps.subList(0, steps.size() - 1)) {
            int at = startOfValue(value, step);
            if (is(value, at, '"') && (is(value, at + 1, '{') || is(value, at + 1, '['))) {
                return "; \"" + step + "\" is JSON in a string, which is not read";
            }
        }
        return "";
    }

    /** Where the value of the first key of a name begins that is written without escapes; negative if there is none. */
    private static int startOfValue(byte[] json, String name) {
        byte[] key = ('"' + name + '"').getBytes(UTF_8);
        for (int at = 0; at + key.length < json.length; at++) {
            if (Arrays.equals(json, at, at + key.length, key, 0, key.length)) {
                int colon = behindSpace(json, at + key.length);
                if (is(json, colon, ':')) {
                    return behindSpace(json, colon + 1);
                }
            }
        }
        return -1;
    }

    private static int behindSpace(byte[] json, int from) {
        int at = from;
        while (is(json, at, ' ')) {
            at++;
        }
        return at;
    }

    private static boolean is(byte[] json, int at, char character) {
        return at >= 0 && at < json.length && json[at] == character;
    }
}
