package dev.rollcall.topology;

import dev.rollcall.intake.InputOffsets;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;

/** An input topic that has kept everything, and a group that never committed. */
final class KnownOffsets implements InputOffsets {
    @Override
    public Future<OptionalLong> committed(TopicPartition partition) {
        return CompletableFuture.completedFuture(OptionalLong.empty());
    }

    @Override
    public Future<Long> start(TopicPartition partition) {
        return CompletableFuture.completedFuture(0L);
    }
}
