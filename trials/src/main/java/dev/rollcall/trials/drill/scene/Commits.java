package dev.rollcall.trials.drill.scene;

import java.util.HashMap;
import java.util.Map;
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
    private volatile Recovery followed;
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

    /** Tells a recovery what is committed, until it is over or another one is followed. */
    void follow(Recovery recovery) {
        followed = recovery;
    }

    private void look() {
        Recovery recovery = followed;
        if (recovery == null || recovery.time().isPresent()) {
            return;
        }
        long asked = System.nanoTime();
        try {
            Map<TopicPartition, Long> committed = committed();
            recovery.observe(asked, System.nanoTime(), committed);
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
