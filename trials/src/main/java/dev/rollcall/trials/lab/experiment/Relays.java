package dev.rollcall.trials.lab.experiment;

import dev.rollcall.trials.lab.bench.Pipeline;
import dev.rollcall.trials.lab.relay.Carefulness;
import dev.rollcall.trials.lab.relay.RelaySettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Relays with the settings of one side of an experiment. */
final class Relays {
    private Relays() {}

    /**
     * A relay that uses transactions if the settings name one, and otherwise is as careful as said.
     *
     * @param workMicros how long the work on an event takes, in microseconds
     */
    static RelaySettings of(Pipeline pipeline, Setup setup, Carefulness otherwise, int workMicros) {
        Map<String, String> producer = setup.producer();
        Map<String, String> consumer = new LinkedHashMap<>(
                setup.consumer("auto.offset.reset=earliest", "enable.auto.commit=false", "fetch.max.wait.ms=100"));
        consumer.put("group.id", pipeline.group());
        return new RelaySettings(
                        pipeline.kafka().bootstrapServers(),
                        pipeline.input().name(),
                        pipeline.output().name(),
                        producer.containsKey("transactional.id") ? Carefulness.EXACTLY_ONCE : otherwise,
                        workMicros,
                        consumer,
                        producer)
                .as(pipeline.group());
    }
}
