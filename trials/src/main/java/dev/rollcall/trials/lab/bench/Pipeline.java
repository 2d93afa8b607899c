package dev.rollcall.trials.lab.bench;

import java.util.Map;

/**
 * Events, a group that reads them, and a topic for what comes of them. Immutable.
 *
 * @param kafka the brokers, not null
 * @param input has all events from the start, in one partition; not null
 * @param output is empty at first, not null
 * @param group has not committed anything yet, not null
 */
public record Pipeline(Kafka kafka, EventTopic input, EventTopic output, String group) {
    /**
     * Creates the topics and writes the events.
     *
     * @param bench has the broker, not null
     * @param name how names begin, not null
     * @param events how many, numbered from 0
     * @return a new pipeline
     * @throws InterruptedException if the thread is interrupted
     */
    public static Pipeline create(Bench bench, String name, int events) throws InterruptedException {
        EventTopic input = bench.topic(name + "-in", Map.of());
        Pipeline pipeline =
                new Pipeline(bench.broker(), input, bench.topic(name + "-out", Map.of()), input.name() + "-group");
        pipeline.input.write(0, events);
        return pipeline;
    }
}
