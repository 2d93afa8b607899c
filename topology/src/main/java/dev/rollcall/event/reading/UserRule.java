package dev.rollcall.event.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.SliceNumbers;
import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.RejectReason;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the user of an event, in fields, headers or the record's key. Not thread-safe. */
final class UserRule {
    private final UserSource source;
    private final FieldValue[] fields;
    // Null when nothing is ignored.
    private final SliceNumbers ignored;
    private final boolean lower;
    private final ByteSlice lowered = new ByteSlice();
    private ByteSlice user = new ByteSlice();

    /**
     * A rule that wants its fields.
     *
     * @param source where the user stands, not null
     * @param wanted what to add the fields to, not null
     */
    UserRule(UserSource source, WantedFields wanted) {
        this.source = source;
        this.fields = source.paths().stream().map(wanted::want).toArray(FieldValue[]::new);
        this.lower = source.userCase() == UserCase.LOWER;
        List<String> values = source.ignored().stream()
                .map(value -> lower ? lower(value) : value)
                .distinct()
                .toList();
        this.ignored = values.isEmpty() ? null : WantedFields.texts(values);
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** The user of an event that was found good, 1 to 256 bytes of UTF-8. */
    ByteSlice user() {
        return user;
    }

    /**
     * Judges the user.
     *
     * @return null, or what is wrong with the user
     */
    Fault judge() {
        boolean anyIgnored = false;
        for (FieldValue field : fields) {
            if (field.isMissing()) {
                continue;
            }
            user = lower ? lowered.set(lower(field.text().toString()).getBytes(UTF_8)) : field.text();
            if (ignored == null || !field.isText() || ignored.find(user) < 0) {
                return judge(field);
            }
            anyIgnored = true;
        }
        return new Fault(RejectReason.NO_USER, anyIgnored ? nobody() : missing());
    }

    private Fault judge(FieldValue field) {
        return switch (field.kind()) {
            case ABSENT -> throw new IllegalStateException("it was there");
            case STRING, NUMBER -> judgeText(field);
            case BOOLEAN, CONTAINER ->
                bad(
                        field,
                        "is "
                                + (isKey(field.path())
                                        ? "not " + source.keyFormat().description() + " (input.key.format)"
                                        : "neither a string nor a number"));
            case TOO_LONG -> tooLong(field);
            case NOT_UTF8 ->
                bad(
                        field,
                        "is not valid UTF-8"
                                + (isKey(field.path())
                                        ? "; if it is a number or a UUID in bytes, set input.key.format"
                                        : ""));
        };
    }

    private Fault judgeText(FieldValue field) {
        if (user.length() > FieldValue.MAX_BYTES) {
            return tooLong(field);
        }
        return user.length() == 0 ? bad(field, "is empty") : null;
    }

    private Fault tooLong(FieldValue field) {
        return bad(field, "has more than " + FieldValue.MAX_BYTES + " bytes");
    }

    private static boolean isKey(String path) {
        return path.equals(EventSchema.RECORD_KEY);
    }

    private String nobody() {
        return (fields.length == 1 ? "the user " : "each of the users ") + paths()
                + " is missing or stands for nobody (input.user.ignore)";
    }

    private String missing() {
        if (fields.length > 1) {
            return "each of the users " + paths() + " is missing or null";
        }
        return isKey(fields[0].path())
                ? "the record has no key, which is to be the user"
                : "the user " + paths() + " is missing or null";
    }

    private String paths() {
        return source.paths().stream().map(path -> '"' + path + '"').collect(Collectors.joining(", "));
    }

    private static Fault bad(FieldValue field, String what) {
        return new Fault(RejectReason.BAD_USER, "the user \"" + field.path() + "\" " + what);
    }
}
