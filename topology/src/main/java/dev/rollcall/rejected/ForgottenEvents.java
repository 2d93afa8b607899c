package dev.rollcall.rejected;

import dev.rollcall.event.RejectReason;
import dev.rollcall.visits.BatchHeader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Events that only the ledger could reject. A visit no longer carries its event, so the event is read from the input topic again:
 * that happens rarely, and a visit stays small. Not thread-safe.
 */
public final class ForgottenEvents implements AutoCloseable {
    /** Reading so many again takes a second or two, and a transaction is aborted after ten. */
    private static final int MANY = 5_000;

    private final EventSource source;
    private final boolean withContent;
    private final Map<TopicPartition, TreeMap<Long, String>> details = new java.util.LinkedHashMap<>();

    /**
     * No events yet.
     *
     * @param source where events are read again; closed with this
     * @param withContent whether they are passed on as they came; otherwise {@linkplain RejectedEvent#withoutContent without content}
     */
    public ForgottenEvents(EventSource source, boolean withContent) {
        this.source = source;
        this.withContent = withContent;
    }

    /**
     * Adds an event.
     *
     * @param batch the batch that held its visit
     * @param offset its offset in the input partition
     * @param day its epoch day
     * @param newestDay the user's newest epoch day
     */
    public void add(BatchHeader batch, long offset, int day, int newestDay) {
        String detail = "the day " + LocalDate.ofEpochDay(day) + " is further before the user's newest day "
                + LocalDate.ofEpochDay(newestDay) + " than history.days";
        details.computeIfAbsent(new TopicPartition(batch.topic(), batch.partition()), key -> new TreeMap<>())
                .put(offset, detail);
    }

    /**
     * Whether the transaction should end soon, because many events are to be read again before it does.
     *
     * @return false while there are few
     */
    public boolean areMany() {
        return details.values().stream().mapToInt(TreeMap::size).sum() > MANY;
    }

    /**
     * Forwards all events and forgets them.
     *
     * @param context the processor that forwards
     * @param child the child that takes rejected events
     */
    public void forward(ProcessorContext<byte[], byte[]> context, String child) {
        details.forEach((partition, byOffset) -> {
            List<Long> offsets = new ArrayList<>(byOffset.keySet());
            for (ConsumerRecord<byte[], byte[]> event : source.read(partition, offsets)) {
                RejectedEvent asItCame = new RejectedEvent(event, RejectReason.FORGOTTEN, byOffset.get(event.offset()));
                context.forward((withContent ? asItCame : asItCame.withoutContent()).toRecord(), child);
            }
        });
        clear();
    }

    /** Forgets all events. */
    public void clear() {
        details.clear();
    }

    @Override
    public void close() {
        source.close();
    }
}
