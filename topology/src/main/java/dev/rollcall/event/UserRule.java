package dev.rollcall.event;

import dev.rollcall.bytes.ByteSlice;

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

    String path() {
        return path;
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
            return Fault.KEY_NULL;
        }
        if (key.length > FieldValue.MAX_BYTES) {
            return Fault.USER_TOO_LONG;
        }
        user.set(key);
        if (!Utf8.isValid(key, 0, key.length)) {
            return Fault.USER_NOT_UTF8;
        }
        return key.length == 0 ? Fault.USER_EMPTY : null;
    }

    private Fault judgeField() {
        return switch (field.kind()) {
            case ABSENT -> Fault.USER_MISSING;
            case STRING, NUMBER -> user.length() == 0 ? Fault.USER_EMPTY : null;
            case BOOLEAN, CONTAINER -> Fault.USER_NO_TEXT;
            case TOO_LONG -> Fault.USER_TOO_LONG;
            case NOT_UTF8 -> Fault.USER_NOT_UTF8;
        };
    }
}
