package dev.rollcall.service.audit.recount;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * An event that can be counted, as it is kept on disk.
 *
 * @param user UTF-8
 * @param epochDay the day
 * @param segments the numbers of its segments, without that of all users
 * @param standing what is known of it
 * @param partition the input partition
 * @param offset its offset there
 */
public record Visit(byte[] user, int epochDay, int[] segments, Standing standing, int partition, long offset) {
    /** What is known of a visit. */
    public enum Standing {
        /** It is counted, and the counts are published. */
        SURE,
        /** It may be counted already, or not yet. */
        OPEN,
        /** It was rejected because its day is forgotten. */
        FORGOTTEN
    }

    private static final List<Standing> STANDINGS = List.of(Standing.values());

    void write(DataOutput out) throws IOException {
        out.writeShort(user.length);
        out.write(user);
        out.writeInt(epochDay);
        out.writeShort(segments.length);
        for (int segment : segments) {
            out.writeInt(segment);
        }
        out.writeByte(STANDINGS.indexOf(standing));
        if (standing == Standing.FORGOTTEN) {
            out.writeInt(partition);
            out.writeLong(offset);
        }
    }

    static Visit read(DataInput in) throws IOException {
        byte[] user = new byte[in.readUnsignedShort()];
        in.readFully(user);
        int epochDay = in.readInt();
        int[] segments = new int[in.readUnsignedShort()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = in.readInt();
        }
        Standing standing = STANDINGS.get(in.readByte());
        boolean placed = standing == Standing.FORGOTTEN;
        return new Visit(user, epochDay, segments, standing, placed ? in.readInt() : -1, placed ? in.readLong() : -1);
    }
}
