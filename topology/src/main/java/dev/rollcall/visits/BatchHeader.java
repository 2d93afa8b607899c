package dev.rollcall.visits;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.bytes.UnknownVersionException;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.RejectedCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a batch says of all its visits together.
 *
 * @param topic the input topic
 * @param partition the input partition that the events came from
 * @param events what was read since the last batch that told
 * @param repeats how many events that were read are repeats for certain, and not among the visits; an earlier batch may have told that they were read
 * @param rejected how many of those were rejected, by reason; immutable
 * @param dimensions the names of the dimensions of which every visit has a value
 * @param visits how many visits follow
 */
public record BatchHeader(
        String topic,
        int partition,
        EventsRead events,
        long repeats,
        Map<RejectReason, Long> rejected,
        List<String> dimensions,
        int visits) {
    // Versions 1 to 3 were those of batches that stood visit by visit; in version 4 visits had offsets, in 5 nothing
    // was ignored.
    private static final int VERSION = 6;

    void write(ByteWriter out) {
        out.putByte(VERSION);
        out.putText(topic);
        out.putVarLong(partition);
        out.putVarLong(events.read());
        out.putVarLong(events.ignored());
        out.putVarLong(events.lost());
        out.putZigZag(events.newest());
        out.putVarLong(repeats);
        RejectedCounts.write(rejected, out);
        out.putVarLong(dimensions.size());
        dimensions.forEach(out::putText);
        out.putVarLong(visits);
    }

    static BatchHeader read(ByteReader in) {
        UnknownVersionException.check("a batch of visits is", in.getByte(), VERSION);
        return new BatchHeader(
                in.getText(),
                in.getVarInt(),
                new EventsRead(in.getVarLong(), in.getVarLong(), in.getVarLong(), in.getZigZag()),
                in.getVarLong(),
                RejectedCounts.read(in),
                readDimensions(in),
                in.getVarInt());
    }

    private static List<String> readDimensions(ByteReader in) {
        List<String> dimensions = new ArrayList<>();
        for (int rest = in.getVarInt(); rest > 0; rest--) {
            dimensions.add(in.getText());
        }
        return List.copyOf(dimensions);
    }
}
