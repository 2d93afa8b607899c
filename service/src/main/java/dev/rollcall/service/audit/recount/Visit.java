package dev.rollcall.service.audit.recount;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An event that can be counted, or a published first visit, as they are kept on disk.
 *
 * @param user UTF-8
 * @param epochDay the day
 * @param segments the numbers of its segments; of an event without that of all users
 * @param kind what it is
 */
public record Visit(byte[] user, int epochDay, int[] segments, Kind kind) {
    /** What a visit is. */
    public enum Kind {
        /** An event that is counted, and the counts are published. */
        COUNTED('c'),
        /** An event that may be counted already or not yet. */
        OPEN('o'),
        /** A first visit that was published. */
        PUBLISHED('p');

        private final char code;

        Kind(char code) {
            this.code = code;
        }

        private static Kind of(char code) {
            return switch (code) {
                case 'c' -> COUNTED;
                case 'o' -> OPEN;
                default -> PUBLISHED;
            };
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeShort(user.length);
        out.write(user);
        out.writeInt(epochDay);
        out.writeShort(segments.length);
        for (int segment : segments) {
            out.writeInt(segment);
        }
        out.writeByte(kind.code);
    }

    static Visit read(DataInput in) throws IOException {
        byte[] user = new byte[in.readUnsignedShort()];
        in.readFully(user);
        int epochDay = in.readInt();
        int[] segments = new int[in.readUnsignedShort()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = in.readInt();
        }
        return new Visit(user, epochDay, segments, Kind.of((char) in.readByte()));
    }
}
