package dev.rollcall.bench.run;

import dev.rollcall.bench.data.EventTopic;
import dev.rollcall.bench.data.LiveEvents;
import dev.rollcall.bench.data.Shape;
import dev.rollcall.bench.data.Truth;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lets a contender catch up with a topic to which events are added meanwhile, 2,000 a second or so. Every run leaves its live events
 * in the topic, so that the next one finds a backlog that is a little longer.
 *
 * @param arena where
 * @param topic the input topic
 * @param shape what is in it; live events go on behind the last event
 * @param truth what all its events add up to; live events are added
 * @param rate live events per second
 */
public record CatchUpRun(Arena arena, EventTopic topic, Shape shape, Truth truth, int rate) {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int BURSTS_PER_SECOND = 100;
    private static final Duration EXACT_WITHIN = Duration.ofSeconds(60);

    /**
     * The same backlog without live events.
     *
     * @return runs over what is in the topic now
     */
    public ThroughputRun backlogOnly() {
        return new ThroughputRun(arena, topic.name(), topic.size(), truth);
    }

    /**
     * Runs a contender over the same backlog while as many live events go to another topic, which nobody reads: what is slower then, the
     * sender and the broker take from the two cores.
     *
     * @param contender the contender
     * @param round from 1
     * @return what was measured
     */
    public Measurement measureBeside(Contender contender, int round) {
        EventTopic other = new EventTopic(
                arena.broker().bootstrapServers(), arena.admin(), topic.name() + "-elsewhere-" + round, shape);
        other.create();
        try {
            return backlogOnly().measureBeside(contender, round, () -> new LiveEvents(other, 0, rate, together()));
        } finally {
            other.delete();
        }
    }

    /**
     * Runs a contender whose consumer group tells how far it is.
     *
     * @param contender the contender
     * @param round from 1
     * @return what was measured
     */
    public CatchUp measure(Contender contender, int round) {
        String id = arena.freshId(contender, round);
        long backlog = topic.size();
        try (Lane lane = Lane.open(arena, contender, topic.name(), id, true)) {
            arena.settle();
            long start = System.nanoTime();
            try (RunningContender running = lane.start();
                    LiveEvents live = new LiveEvents(topic, backlog, rate, together())) {
                long committed = awaitCaughtUp(running, lane, live, backlog);
                double seconds = (System.nanoTime() - start) / 1e9;
                live.stop();
                Optional<String> difference = awaitExact(contender, lane, live, backlog);
                return new CatchUp(
                        contender.name(),
                        round,
                        backlog,
                        committed,
                        seconds,
                        difference.isEmpty(),
                        difference.orElse(""));
            }
        }
    }

    private int together() {
        return Math.max(1, rate / BURSTS_PER_SECOND);
    }

    private long awaitCaughtUp(RunningContender running, Lane lane, LiveEvents live, long backlog) {
        long committed = 0;
        while (committed < backlog + live.sent() - rate) {
            running.requireAlive();
            Patience.pass(LOOK_EVERY);
            committed = arena.committed(lane.task().id(), topic.name());
        }
        return committed;
    }

    private Optional<String> awaitExact(Contender contender, Lane lane, LiveEvents live, long backlog) {
        for (int count = 0; count < live.sent(); count++) {
            truth.add(shape, backlog + count);
        }
        PublishedCounts published = new PublishedCounts(lane.task(), truth, List.of());
        long end = System.nanoTime() + EXACT_WITHIN.toNanos();
        Optional<String> difference = published.difference(contender.counts());
        while (difference.isPresent() && System.nanoTime() < end) {
            Patience.pass(LOOK_EVERY);
            difference = published.difference(contender.counts());
        }
        return difference;
    }
}
