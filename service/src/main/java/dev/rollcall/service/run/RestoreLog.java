package dev.rollcall.service.run;

import java.time.Clock;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far the state is restored: a line every few seconds for the whole instance, and one at the end. Thread-safe. */
final class RestoreLog implements StateRestoreListener {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreLog.class);

    private final RestoreProgress progress = new RestoreProgress();
    private final Clock clock;
    private final LongConsumer restored;

    /** A log that also hands on how many rows were restored. */
    RestoreLog(Clock clock, LongConsumer restored) {
        this.restored = restored;
        this.clock = clock;
    }

    @Override
    public synchronized void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        progress.begin(changelog, from, to, clock.instant());
    }

    @Override
    public synchronized void onBatchRestored(TopicPartition changelog, String store, long lastOffset, long rows) {
        restored.accept(rows);
        progress.restored(changelog, lastOffset, rows, clock.instant()).ifPresent(LOG::info);
    }

    @Override
    public synchronized void onRestoreEnd(TopicPartition changelog, String store, long rows) {
        progress.end(changelog);
    }

    @Override
    public synchronized void onRestoreSuspended(TopicPartition changelog, String store, long rows) {
        progress.leave(changelog);
    }

    /** How much of the state is restored, 0 to 1; empty while none is. */
    synchronized OptionalDouble share() {
        return progress.share();
    }

    /** All tasks of the instance are running. */
    synchronized void running() {
        progress.finish(clock.instant()).ifPresent(LOG::info);
    }
}
