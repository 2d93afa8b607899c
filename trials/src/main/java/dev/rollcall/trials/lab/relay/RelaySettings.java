package dev.rollcall.trials.lab.relay;

import static java.util.Map.entry;

import dev.rollcall.trials.lab.bench.Pipeline;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.utils.Utils;

/**
 * What a relay does: where it works, when it stores how far it has come, how long the work on an event takes, and the settings of its
 * {@code consumer.} and {@code producer.}. Immutable.
 *
 * @param values by key, not null
 */
public record RelaySettings(Map<String, String> values) {
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";
    private static final String CAREFULNESS = "carefulness";
    private static final String WORK_MICROS = "work.micros";
    private static final String GROUP = "consumer.group.id";

    /** Copies. */
    public RelaySettings {
        values = Map.copyOf(values);
    }

    /**
     * A relay that reads all of a pipeline's input, and whose work takes no time.
     *
     * @param pipeline has the topics, and the group of the consumer; not null
     * @param carefulness when it stores how far it has come, not null
     * @return the settings
     */
    public static RelaySettings of(Pipeline pipeline, Carefulness carefulness) {
        Map<String, String> values = Map.ofEntries(
                entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, pipeline.kafka().bootstrapServers()),
                entry(INPUT, pipeline.input().name()),
                entry(OUTPUT, pipeline.output().name()),
                entry(CAREFULNESS, carefulness.name()),
                entry(WORK_MICROS, "0"),
                entry(GROUP, pipeline.group()),
                entry("consumer.auto.offset.reset", "earliest"),
                entry("consumer.enable.auto.commit", "false"),
                entry("consumer.fetch.max.wait.ms", "100"));
        return new RelaySettings(values).as(pipeline.group());
    }

    static RelaySettings of(Properties properties) {
        return new RelaySettings(Utils.propsToStringMap(properties));
    }

    /**
     * The same with other settings.
     *
     * @param others override those that are there, not null
     * @return a changed copy
     */
    public RelaySettings with(Map<String, String> others) {
        Map<String, String> changed = new HashMap<>(values);
        changed.putAll(others);
        return new RelaySettings(changed);
    }

    /**
     * The same with other work.
     *
     * @param micros how long the work on an event takes, in microseconds
     * @return a changed copy
     */
    public RelaySettings withWork(int micros) {
        return with(Map.of(WORK_MICROS, Integer.toString(micros)));
    }

    /**
     * The same for another member of the group.
     *
     * @param name of the member; names its transactions, too
     * @return a changed copy
     */
    public RelaySettings as(String name) {
        return carefulness() == Carefulness.EXACTLY_ONCE ? with(Map.of("producer.transactional.id", name)) : this;
    }

    /** The topic that it reads. */
    String input() {
        return values.get(INPUT);
    }

    /** The topic that it writes. */
    String output() {
        return values.get(OUTPUT);
    }

    Carefulness carefulness() {
        return Carefulness.valueOf(values.get(CAREFULNESS));
    }

    /** How long the work on an event takes, in microseconds. */
    int workMicros() {
        return Integer.parseInt(values.get(WORK_MICROS));
    }

    /** The group of the consumer. */
    String group() {
        return values.get(GROUP);
    }

    Map<String, Object> consumer() {
        return client("consumer.");
    }

    Map<String, Object> producer() {
        return client("producer.");
    }

    private Map<String, Object> client(String prefix) {
        Map<String, Object> properties = new HashMap<>(Utils.entriesWithPrefix(values, prefix));
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, values.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG));
        return properties;
    }

    Properties asProperties() {
        return Utils.mkProperties(values);
    }
}
