package dev.rollcall.trials.lab.experiment;

import dev.rollcall.trials.lab.bench.Pipeline;
import dev.rollcall.trials.lab.relay.Carefulness;
import dev.rollcall.trials.lab.relay.RelaySettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.utils.Utils;

/**
 * What is chosen on one side of an experiment. What is shown is what the clients and topics get. Immutable.
 *
 * @param settings as {@code consumer.name=value}, {@code producer.name=value} and {@code topic.name=value}; not null
 * @param program how the program is written, as far as that matters; may be empty
 */
public record Setup(List<String> settings, String program) {
    /** Copies. */
    public Setup {
        settings = List.copyOf(settings);
    }

    static Setup of(String... settings) {
        return new Setup(List.of(settings), "");
    }

    /** The same settings in a program of which there is something to say. */
    Setup in(String words) {
        return new Setup(settings, words);
    }

    /** The same with another setting, which goes before what is there. */
    Setup with(String setting) {
        List<String> more = new ArrayList<>(settings);
        more.add(setting);
        return new Setup(more, program);
    }

    /** The settings of the consumer, and others that do not matter here. */
    Map<String, String> consumer(String... others) {
        return behind("consumer.", others);
    }

    /** The settings of the producer, and others that do not matter here. */
    Map<String, String> producer(String... others) {
        return behind("producer.", others);
    }

    Map<String, String> topic() {
        return behind("topic.");
    }

    private Map<String, String> behind(String prefix, String... others) {
        Map<String, String> values = byName(List.of(others));
        values.putAll(Utils.entriesWithPrefix(byName(settings), prefix));
        return values;
    }

    /** The later of two settings with the same name overrides the earlier. */
    private static Map<String, String> byName(List<String> settings) {
        Map<String, String> values = new HashMap<>();
        settings.stream().map(setting -> setting.split("=", 2)).forEach(pair -> values.put(pair[0], pair[1]));
        return values;
    }

    /** A relay with these settings, which uses transactions if they name one, and otherwise is as careful as said. */
    RelaySettings relay(Pipeline pipeline, Carefulness otherwise) {
        boolean transactions = producer().containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        return RelaySettings.of(pipeline, transactions ? Carefulness.EXACTLY_ONCE : otherwise)
                .with(byName(settings))
                .as(pipeline.group());
    }

    /**
     * The settings and what there is to say about the program, each for itself.
     *
     * @return not empty
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(settings);
        if (!program.isEmpty()) {
            lines.add(program);
        }
        return lines;
    }
}
