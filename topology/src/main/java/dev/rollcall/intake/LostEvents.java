package dev.rollcall.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the events of one input partition that retention deleted before they were read.
 *
 * <p>Offsets between two events that were read belonged to such events, or they belong to markers and aborted records of a producer
 * with transactions, and those are still there. So whenever offsets were passed over, the brokers are asked where the partition
 * begins. The first event is compared with what the group had committed: nobody else can commit this partition before this task
 * does. Questions are asked while events are processed and their answers taken before the commit.
 *
 * <p>Without an answer the gaps wait for the next commit. What was committed cannot be asked again then, and a line says so. Not
 * thread-safe.
 */
final class LostEvents {
    private static final Logger LOG = LoggerFactory.getLogger(LostEvents.class);

    /** A commit waits so long for an answer; brokers that are silent for longer do not commit either. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final long NONE_YET = -1;

    private final InputOffsets offsets;
    private final TopicPartition partition;
    private final List<Gap> gaps = new ArrayList<>();
    private long first = NONE_YET;
    private long next = NONE_YET;
    private boolean passedOver;
    private Future<OptionalLong> committed;
    private Future<Long> start;

    LostEvents(InputOffsets offsets, TopicPartition partition) {
        this.offsets = offsets;
        this.partition = partition;
    }

    /** An event was read. */
    void read(long offset) {
        if (offset != next) {
            passOver(offset);
        }
        next = offset + 1;
    }

    private void passOver(long offset) {
        if (first == NONE_YET) {
            first = offset;
            committed = offsets.committed(partition);
            passedOver = true;
        } else if (offset > next) {
            gaps.add(new Gap(next, offset));
            passedOver = true;
        }
    }

    /** Asks where the partition begins if offsets were passed over since the last question. To be called after every poll. */
    void ask() {
        if (passedOver) {
            start = offsets.start(partition);
            passedOver = false;
        }
    }

    /** How many events were lost that this did not tell of before. To be called before every commit. */
    long settle() {
        if (start == null) {
            return 0;
        }
        addFirstGap();
        Optional<Long> begins = answer(start);
        start = begins.isPresent() ? null : offsets.start(partition);
        return begins.map(this::countBefore).orElse(0L);
    }

    private void addFirstGap() {
        if (committed != null) {
            answer(committed)
                    .ifPresentOrElse(
                            offset -> gaps.add(0, new Gap(offset.orElse(first), first)),
                            () -> LOG.warn(
                                    "Cannot tell whether events of {} before offset {} are lost", partition, first));
            committed = null;
        }
    }

    private long countBefore(long begins) {
        long lost = 0;
        for (Gap gap : gaps) {
            long events = Math.min(gap.to, begins) - gap.from;
            if (events > 0) {
                LOG.error(
                        "Input is lost: {} events of {} from offset {} on were deleted before they were counted",
                        events,
                        partition,
                        gap.from);
                lost += events;
            }
        }
        gaps.clear();
        return lost;
    }

    private static <T> Optional<T> answer(Future<T> question) {
        try {
            return Optional.of(question.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("The brokers do not tell offsets of the input", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** Offsets without an event that was read, the last one exclusive. */
    private record Gap(long from, long to) {}
}
