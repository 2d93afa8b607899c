package dev.rollcall.visits;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.event.RejectReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a batch says of all its visits together.
 *
 * @param topic the input topic
 * @param partition the input partition that the events came from
 * @param read how many events were read since the last batch that told; whatever became of them
 * @param rejected how many of those were rejected, by reason; immutable
 * @param dimensions the names of the dimensions of which every visit has a value
 * @param visits how many visits follow
 */
public record BatchHeader(
        String topic, int partition, long read, Map<RejectReason, Long> rejected, List<String> dimensions, int visits) {
    private static final int VERSION = 1;

    void write(ByteWriter out) {
        out.putByte(VERSION);
        out.putText(topic);
        out.putVarLong(partition);
        out.putVarLong(read);
        out.putVarLong(rejected.size());
        rejected.forEach((reason, count) -> {
            out.putText(reason.name());
            out.putVarLong(count);
        });
        out.putVarLong(dimensions.size());
        dimensions.forEach(out::putText);
        out.putVarLong(visits);
    }

    static BatchHeader read(ByteReader in) {
        int version = in.getByte();
        if (version != VERSION) {
            throw new IllegalArgumentException("a batch of visits has version " + version + ", this Rollcall knows "
                    + VERSION + ": let the newer instances finish, or upgrade this one");
        }
        return new BatchHeader(
                in.getText(), in.getVarInt(), in.getVarLong(), readRejected(in), readDimensions(in), in.getVarInt());
    }

    private static Map<RejectReason, Long> readRejected(ByteReader in) {
        Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
        for (int rest = in.getVarInt(); rest > 0; rest--) {
            rejected.put(RejectReason.valueOf(in.getText()), in.getVarLong());
        }
        return rejected;
    }

    private static List<String> readDimensions(ByteReader in) {
        int count = in.getVarInt();
        return IntStream.range(0, count).mapToObj(index -> in.getText()).toList();
    }
}
