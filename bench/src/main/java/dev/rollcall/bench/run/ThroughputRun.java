package dev.rollcall.bench.run;

import dev.rollcall.bench.broker.BenchBroker;
import dev.rollcall.bench.data.LiveEvents;
import dev.rollcall.bench.data.Truth;
import dev.rollcall.bench.process.ProcessUse;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs of contenders over everything that is in an input topic.
 *
 * @param arena where
 * @param input the topic
 * @param events how many events are in it
 * @param truth what they add up to
 */
public record ThroughputRun(Arena arena, String input, long events, Truth truth) {
    /**
     * Runs a contender once, checks what it has published, and cleans up behind it.
     *
     * @param contender the contender
     * @param round from 1
     * @return what was measured
     */
    public Measurement measure(Contender contender, int round) {
        return inLane(contender, round, lane -> measure(contender, round, lane));
    }

    /**
     * The same while somebody sends events, which then share the machine and the broker.
     *
     * @param contender the contender
     * @param round from 1
     * @param sender begins to send
     * @return what was measured
     */
    public Measurement measureBeside(Contender contender, int round, Supplier<LiveEvents> sender) {
        return inLane(contender, round, lane -> {
            try (LiveEvents live = sender.get()) {
                Measurement measurement = measure(contender, round, lane);
                // Fails if an event could not be sent.
                live.sent();
                return measurement;
            }
        });
    }

    private Measurement inLane(Contender contender, int round, Function<Lane, Measurement> run) {
        String id = arena.freshId(contender, round);
        try (Lane lane = Lane.open(arena, contender, input, id, false)) {
            arena.settle();
            return run.apply(lane);
        }
    }

    private Measurement measure(Contender contender, int round, Lane lane) {
        BenchBroker broker = arena.broker();
        double cpuBefore = broker.use().cpuSeconds();
        long bytesBefore = broker.appendedBytes();
        try (RunningContender running = lane.start()) {
            RunningContender.End end = running.awaitDone();
            ProcessUse use = end.use().plus(lane.redisUse());
            double brokerCpuSeconds = broker.use().cpuSeconds() - cpuBefore;
            long appendedBytes = broker.appendedBytes() - bytesBefore;
            running.awaitEnd();
            Optional<String> difference =
                    new PublishedCounts(lane.task(), truth, running.counts()).difference(contender.counts());
            return new Measurement(
                    contender.name(),
                    round,
                    events,
                    end.seconds(),
                    use.cpuSeconds(),
                    brokerCpuSeconds,
                    use.peakBytes(),
                    appendedBytes,
                    arena.files().size(lane.task().id()),
                    arena.changelogBytes(lane.task().id()),
                    difference.isEmpty(),
                    difference.orElse(""));
        }
    }
}
