package dev.rollcall.service.audit.recount;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An event that can be counted, as it is kept on disk.
 *
 * @param user UTF-8
 * @param epochDay the day
 * @param segments the numbers of its segments, without that of all users
 * @param open whether it may be counted already or not yet; if not, it is counted, and the counts are published
 */
public record Visit(byte[] user, int epochDay, int[] segments, boolean open) {
    void write(DataOutput out) throws IOException {
        out.writeShort(user.length);
        out.write(user);
        out.writeInt(epochDay);
        out.writeShort(segments.length);
        for (int segment : segments) {
            out.writeInt(segment);
        }
        out.writeBoolean(open);
    }

    static Visit read(DataInput in) throws IOException {
        byte[] user = new byte[in.readUnsignedShort()];
        in.readFully(user);
        int epochDay = in.readInt();
        int[] segments = new int[in.readUnsignedShort()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = in.readInt();
        }
        return new Visit(user, epochDay, segments, in.readBoolean());
    }
}
