package dev.rollcall.visits;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.bytes.UnknownVersionException;
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
 * @param lost how many events were deleted before they could be read, since then
 * @param repeats how many events that were read are repeats for certain, and not among the visits; an earlier batch may have told that they were read
 * @param rejected how many of those were rejected, by reason; immutable
 * @param dimensions the names of the dimensions of which every visit has a value
 * @param visits how many visits follow
 */
public record BatchHeader(
        String topic,
        int partition,
        long read,
        long lost,
        long repeats,
        Map<RejectReason, Long> rejected,
        List<String> dimensions,
        int visits) {
    private static final int WITHOUT_LOST = 1;
    private static final int WITHOUT_REPEATS = 2;
    private static final int VERSION = 3;

    void write(ByteWriter out) {
        // An older instance can read what a newer one writes, for as long as there is nothing to tell that it does not
        // know.
        int version = version();
        out.putByte(version);
        out.putText(topic);
        out.putVarLong(partition);
        out.putVarLong(read);
        if (version >= WITHOUT_REPEATS) {
            out.putVarLong(lost);
        }
        if (version >= VERSION) {
            out.putVarLong(repeats);
        }
        out.putVarLong(rejected.size());
        rejected.forEach((reason, count) -> {
            out.putText(reason.name());
            out.putVarLong(count);
        });
        out.putVarLong(dimensions.size());
        dimensions.forEach(out::putText);
        out.putVarLong(visits);
    }

    private int version() {
        if (repeats != 0) {
            return VERSION;
        }
        return lost == 0 ? WITHOUT_LOST : WITHOUT_REPEATS;
    }

    static BatchHeader read(ByteReader in) {
        int version = in.getByte();
        if (version < WITHOUT_LOST || version > VERSION) {
            throw new UnknownVersionException(
                    "a batch of visits has version " + version + ", this Rollcall knows up to " + VERSION
                            + ": let the newer instances finish, or upgrade this one");
        }
        return new BatchHeader(
                in.getText(),
                in.getVarInt(),
                in.getVarLong(),
                version >= WITHOUT_REPEATS ? in.getVarLong() : 0,
                version >= VERSION ? in.getVarLong() : 0,
                readRejected(in),
                readDimensions(in),
                in.getVarInt());
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
