package dev.rollcall.bench.run;

import dev.rollcall.bench.data.EventTopic;
import dev.rollcall.bench.data.LiveEvents;
import dev.rollcall.bench.data.Pattern;
import dev.rollcall.bench.data.Shape;
import dev.rollcall.bench.process.ProcessUse;
import java.time.Duration;

/**
 * Measures how old a published count is: events come at a steady rate, each of a new user on the same day, so that a count of n
 * includes the n-th event.
 *
 * @param arena where
 * @param rate events per second
 * @param warmUp how long the contender has published counts before measuring begins
 * @param measured how long
 */
public record LatencyRun(Arena arena, int rate, Duration warmUp, Duration measured) {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration PUBLISHES_WITHIN = Duration.ofMinutes(2);

    /**
     * Runs a contender.
     *
     * @param contender one that publishes counts while it runs
     * @param round from 1
     * @return what was measured
     */
    public Latency measure(Contender contender, int round) {
        String id = arena.freshId(contender, round);
        Shape shape = new Shape(Pattern.NEW, Integer.MAX_VALUE, Integer.MAX_VALUE, 1, 1);
        EventTopic topic = new EventTopic(arena.broker().bootstrapServers(), arena.admin(), id + "-events", shape);
        topic.create();
        try (Lane lane = Lane.open(arena, contender, id + "-events", id, true)) {
            arena.settle();
            try (RunningContender running = lane.start();
                    Feed feed = Feed.of(contender, lane.task(), arena, running);
                    LiveEvents events = new LiveEvents(topic, 0, rate, 1)) {
                return measure(
                        contender.name(),
                        round,
                        new Window(running, lane, feed, events, System.nanoTime() + LONGEST.toNanos()));
            }
        }
    }

    private Latency measure(String contender, int round, Window window) {
        awaitWarm(window);
        int from = window.events().sent();
        ProcessUse useBefore = window.use();
        long[] latencyNanos = new long[Math.toIntExact(measured.toSeconds() * rate)];
        int seen = from;
        while (seen < from + latencyNanos.length) {
            long users = window.feed().users();
            long now = System.nanoTime();
            for (; seen < Math.min(users, from + latencyNanos.length); seen++) {
                latencyNanos[seen - from] = now - window.events().sentNanos(seen);
            }
            window.requireLife();
        }
        double cpuSeconds = window.use().cpuSeconds() - useBefore.cpuSeconds();
        return Latency.of(contender, round, latencyNanos, cpuSeconds / measured.toSeconds(), isExact(window));
    }

    private void awaitWarm(Window window) {
        while (window.feed().users() == 0) {
            window.requireLife();
        }
        long warm = System.nanoTime() + warmUp.toNanos();
        while (System.nanoTime() < warm) {
            window.feed().users();
        }
    }

    private static boolean isExact(Window window) {
        window.events().stop();
        long end = System.nanoTime() + PUBLISHES_WITHIN.toNanos();
        long users = 0;
        while (users < window.events().sent() && System.nanoTime() < end) {
            users = window.feed().users();
        }
        return users == window.events().sent();
    }

    /** What takes part while it is measured. */
    private record Window(RunningContender running, Lane lane, Feed feed, LiveEvents events, long endNanos) {
        ProcessUse use() {
            return running.use().plus(lane.redisUse());
        }

        void requireLife() {
            running.requireAlive();
            if (System.nanoTime() > endNanos) {
                throw running.failure();
            }
        }
    }
}
