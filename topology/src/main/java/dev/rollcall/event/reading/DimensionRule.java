package dev.rollcall.event.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.SliceNumbers;
import dev.rollcall.event.Dimension;
import dev.rollcall.event.FieldValue;

/** Finds the value that an event has of a dimension. Never rejects: what cannot be a value is {@link Dimension#INVALID}. Not thread-safe. */
sealed interface DimensionRule {
    /**
     * Finds the value of the event that was read.
     *
     * @return at most 256 bytes of UTF-8, valid until the next event
     */
    ByteSlice value();

    /** What {@link #value} returns for what cannot be a value, always this very object. */
    ByteSlice INVALID = new ByteSlice().set(Dimension.INVALID.getBytes(UTF_8));

    /** A rule that wants its fields. */
    static DimensionRule of(Dimension dimension, WantedFields wanted) {
        if (dimension.parts().isEmpty()) {
            return new OfField(dimension, wanted);
        }
        return new OfParts(
                dimension.parts().stream().map(part -> of(part, wanted)).toArray(DimensionRule[]::new));
    }

    /** The value of a field. */
    final class OfField implements DimensionRule {
        private final FieldValue field;
        // Null where every value is kept.
        private final SliceNumbers kept;
        private final ByteSlice other = new ByteSlice().set(Dimension.OTHER.getBytes(UTF_8));

        private OfField(Dimension dimension, WantedFields wanted) {
            field = wanted.want(dimension.path());
            kept = dimension.values().isEmpty() ? null : WantedFields.texts(dimension.values());
        }

        @Override
        public ByteSlice value() {
            return switch (field.kind()) {
                case ABSENT, STRING, NUMBER, BOOLEAN -> kept(field.text());
                case CONTAINER, TOO_LONG, NOT_UTF8 -> INVALID;
            };
        }

        private ByteSlice kept(ByteSlice value) {
            return kept == null || value.length() == 0 || kept.find(value) >= 0 ? value : other;
        }
    }

    /** The values of several fields, with asterisks between them. */
    final class OfParts implements DimensionRule {
        private static final byte SEPARATOR = '*';
        private static final byte[] ESCAPED_SEPARATOR = "%2A".getBytes(UTF_8);
        private static final byte[] ESCAPED_PERCENT = "%25".getBytes(UTF_8);

        private final DimensionRule[] parts;
        private final byte[] bytes = new byte[FieldValue.MAX_BYTES + ESCAPED_PERCENT.length];
        private final ByteSlice value = new ByteSlice();
        private int length;

        private OfParts(DimensionRule... parts) {
            this.parts = parts;
        }

        @Override
        public ByteSlice value() {
            length = 0;
            for (int i = 0; i < parts.length; i++) {
                ByteSlice part = parts[i].value();
                if (part == INVALID || !append(i > 0, part)) {
                    return INVALID;
                }
            }
            return value.set(bytes, 0, length);
        }

        private boolean append(boolean separated, ByteSlice part) {
            if (separated) {
                bytes[length++] = SEPARATOR;
            }
            for (int i = 0; i < part.length() && length <= FieldValue.MAX_BYTES; i++) {
                append(part.array()[part.offset() + i]);
            }
            return length <= FieldValue.MAX_BYTES;
        }

        private void append(byte character) {
            if (character == SEPARATOR || character == '%') {
                byte[] escaped = character == SEPARATOR ? ESCAPED_SEPARATOR : ESCAPED_PERCENT;
                System.arraycopy(escaped, 0, bytes, length, escaped.length);
                length += escaped.length;
            } else {
                bytes[length++] = character;
            }
        }
    }
}
