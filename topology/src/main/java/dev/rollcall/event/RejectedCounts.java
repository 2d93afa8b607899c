package dev.rollcall.event;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.bytes.UnknownVersionException;
import java.util.EnumMap;
import java.util.Map;

/** How many events were rejected, by reason, and how that is written in records. */
public final class RejectedCounts {
    private RejectedCounts() {}

    /**
     * No event.
     *
     * @return a map that can be added to
     */
    public static Map<RejectReason, Long> none() {
        return new EnumMap<>(RejectReason.class);
    }

    /**
     * Adds events to others.
     *
     * @param to where they are added
     * @param more how many, by reason
     */
    public static void add(Map<RejectReason, Long> to, Map<RejectReason, Long> more) {
        more.forEach((reason, events) -> to.merge(reason, events, Long::sum));
    }

    /**
     * Writes counts.
     *
     * @param counts how many, by reason
     * @param out where they are written
     */
    public static void write(Map<RejectReason, Long> counts, ByteWriter out) {
        out.putVarLong(counts.size());
        counts.forEach((reason, events) -> {
            out.putText(reason.name());
            out.putVarLong(events);
        });
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param in where it stands
     * @return how many, by reason
     * @throws UnknownVersionException if a reason is none that this version knows
     */
    public static Map<RejectReason, Long> read(ByteReader in) {
        Map<RejectReason, Long> counts = none();
        for (int rest = in.getVarInt(); rest > 0; rest--) {
            counts.put(reason(in.getText()), in.getVarLong());
        }
        return counts;
    }

    private static RejectReason reason(String name) {
        return RejectReason.named(name).orElseThrow(() -> UnknownVersionException.reason(name));
    }
}
