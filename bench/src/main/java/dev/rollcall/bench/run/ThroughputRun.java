package dev.rollcall.bench.run;

import dev.rollcall.bench.broker.BenchBroker;
import dev.rollcall.bench.contender.Task;
import dev.rollcall.bench.data.Truth;
import java.util.Optional;

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
        String id =
                contender.name() + '-' + round + '-' + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        Task task = new Task(
                arena.broker().bootstrapServers(), input, id + "-counts", id, arena.createDirectory(id), 0, false);
        if (contender.counts() == CountSource.TOPIC) {
            arena.createOutput(task.output());
        }
        arena.broker().awaitQuiet();
        try {
            return measure(contender, round, task);
        } finally {
            arena.clean(id);
        }
    }

    private Measurement measure(Contender contender, int round, Task task) {
        BenchBroker broker = arena.broker();
        double cpuBefore = broker.use().cpuSeconds();
        long bytesBefore = broker.appendedBytes();
        try (RunningContender running = RunningContender.start(contender, task, arena.log(task.id()))) {
            RunningContender.End end = running.awaitDone();
            double brokerCpuSeconds = broker.use().cpuSeconds() - cpuBefore;
            long appendedBytes = broker.appendedBytes() - bytesBefore;
            running.awaitEnd();
            Optional<String> difference =
                    new PublishedCounts(task, truth).difference(contender.counts(), running.counts());
            return new Measurement(
                    contender.name(),
                    round,
                    events,
                    end.seconds(),
                    end.use().cpuSeconds(),
                    brokerCpuSeconds,
                    end.use().peakBytes(),
                    appendedBytes,
                    Arena.size(task.directory()),
                    difference.isEmpty(),
                    difference.orElse(""));
        }
    }
}
