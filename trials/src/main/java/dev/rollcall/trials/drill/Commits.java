package dev.rollcall.trials.drill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks ten times a second at what the group has committed, past all broken networks. Thread-safe. */
final class Commits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);
    private static final long LOOK_EVERY_MS = 100;
    private static final long ANSWER_WITHIN_SECONDS = 5;

    private final Admin admin;
    private final String group;
    private final List<Recovery> recoveries = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "rollcall-drill-commits");
        thread.setDaemon(true);
        return thread;
    });

    /** Begins to look; the connection stays the caller's. */
    Commits(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
        timer.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Tells a recovery what is committed, until it is over. */
    void follow(Recovery recovery) {
        recoveries.add(recovery);
    }

    /** Does so no more. */
    void forget(Recovery recovery) {
        recoveries.remove(recovery);
    }

    private void look() {
        if (recoveries.isEmpty()) {
            return;
        }
        long asked = System.nanoTime();
        try {
            Map<TopicPartition, Long> committed = committed();
            long answered = System.nanoTime();
            recoveries.forEach(recovery -> recovery.observe(asked, answered, committed));
            recoveries.removeIf(recovery -> recovery.time().isPresent());
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The offsets of {} are not known at the moment: {}", group, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
