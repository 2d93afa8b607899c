package dev.rollcall.trials.lab.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    Map<String, String> consumer() {
        return behind("consumer.");
    }

    /** The settings of the consumer, and some that do not matter here. */
    Map<String, String> consumer(String... more) {
        Map<String, String> all = pairs(more);
        all.putAll(consumer());
        return all;
    }

    Map<String, String> producer() {
        return behind("producer.");
    }

    /** The settings of the producer, and some that do not matter here. */
    Map<String, String> producer(String... more) {
        Map<String, String> all = pairs(more);
        all.putAll(producer());
        return all;
    }

    Map<String, String> topic() {
        return behind("topic.");
    }

    private static Map<String, String> pairs(String... namesAndValues) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String each : namesAndValues) {
            int equals = each.indexOf('=');
            pairs.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return pairs;
    }

    private Map<String, String> behind(String prefix) {
        return pairs(settings.stream()
                .filter(setting -> setting.startsWith(prefix))
                .map(setting -> setting.substring(prefix.length()))
                .toArray(String[]::new));
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
