package dev.rollcall.event.reading;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.Utf8;

/** Finds the user of an event, in a field or in the record's key. Not thread-safe. */
final class UserRule {
    private final String path;
    // Null when the user is the key.
    private final FieldValue field;
    private final ByteSlice user;

    /**
     * A rule that wants its field, if there is one.
     *
     * @param schema where the user stands, not null
     * @param wanted what to add the field to, not null
     */
    UserRule(EventSchema schema, FieldTree wanted) {
        this.path = schema.user();
        this.field = path.equals(EventSchema.RECORD_KEY) ? null : wanted.want(path);
        this.user = field == null ? new ByteSlice() : field.text();
    }

    /** The user of an event that was found good, 1 to 256 bytes of UTF-8. */
    ByteSlice user() {
        return user;
    }

    /**
     * Judges the user.
     *
     * @param key the record's key, or null
     * @return null, or what is wrong with the user
     */
    Fault judge(byte[] key) {
        return field == null ? judgeKey(key) : judgeField();
    }

    private Fault judgeKey(byte[] key) {
        if (key == null) {
            return new Fault(RejectReason.NO_USER, "the record has no key, which is to be the user");
        }
        if (key.length > FieldValue.MAX_BYTES) {
            return bad("has more than 256 bytes");
        }
        user.set(key);
        if (!Utf8.isValid(key, 0, key.length)) {
            return bad("is not valid UTF-8");
        }
        return key.length == 0 ? bad("is empty") : null;
    }

    private Fault judgeField() {
        return switch (field.kind()) {
            case ABSENT -> new Fault(RejectReason.NO_USER, "the user \"" + path + "\" is missing or null");
            case STRING, NUMBER -> user.length() == 0 ? bad("is empty") : null;
            case BOOLEAN, CONTAINER -> bad("is neither a string nor a number");
            case TOO_LONG -> bad("has more than 256 bytes");
            case NOT_UTF8 -> bad("is not valid UTF-8");
        };
    }

    private Fault bad(String what) {
        return new Fault(RejectReason.BAD_USER, "the user \"" + path + "\" " + what);
    }
}
