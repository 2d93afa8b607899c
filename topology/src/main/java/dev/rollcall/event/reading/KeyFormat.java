package dev.rollcall.event.reading;

import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;
import java.nio.ByteBuffer;
import java.util.UUID;

/** How the key of a record is read as a user. */
public enum KeyFormat {
    /** As UTF-8. */
    TEXT("UTF-8"),
    /** As four bytes, the highest first. */
    INT("an int of 4 bytes"),
    /** As eight bytes, the highest first. */
    LONG("a long of 8 bytes"),
    /** As 16 bytes, or as text of 36. */
    UUID("a UUID of 16 bytes or 36 characters");

    private static final int UUID_BYTES = 16;
    private static final int UUID_CHARACTERS = 36;

    private final String description;

    KeyFormat(String description) {
        this.description = description;
    }

    /** What a key is to be: a noun phrase. */
    String description() {
        return description;
    }

    /**
     * Reads a key.
     *
     * @param key the key, or null
     * @param value what becomes of it: a {@link Kind#CONTAINER} if it is not in this format
     */
    void read(byte[] key, FieldValue value) {
        if (key == null) {
            value.set(Kind.ABSENT);
            return;
        }
        switch (this) {
            case INT -> number(key, Integer.BYTES, value);
            case LONG -> number(key, Long.BYTES, value);
            case UUID -> uuid(key, value);
            default -> value.setUtf8(Kind.STRING, key, 0, key.length);
        }
    }

    private static void number(byte[] key, int bytes, FieldValue value) {
        if (key.length != bytes) {
            value.set(Kind.CONTAINER);
            return;
        }
        ByteBuffer number = ByteBuffer.wrap(key);
        value.setNumber(bytes == Long.BYTES ? number.getLong() : number.getInt());
    }

    private static void uuid(byte[] key, FieldValue value) {
        if (key.length == UUID_BYTES) {
            ByteBuffer halves = ByteBuffer.wrap(key);
            value.setText(Kind.STRING, new UUID(halves.getLong(), halves.getLong()).toString());
        } else if (key.length == UUID_CHARACTERS) {
            value.setUtf8(Kind.STRING, key, 0, key.length);
        } else {
            value.set(Kind.CONTAINER);
        }
    }
}
