package dev.rollcall.trials.drill;

import static dev.rollcall.trials.traffic.Wording.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Judges a {@link NaiveCounter}: every event must have been counted once. */
final class NaiveJudge {
    private static final int MOST_SHOWN = 5;

    private NaiveJudge() {}

    static Judgement judge(Settings settings, StreamTruth truth) {
        Map<Integer, int[]> counted = new HashMap<>();
        truth.partitions()
                .forEach((partition, events) -> counted.put(partition, new int[Math.toIntExact(events.events())]));
        try (CommittedReader reader = CommittedReader.open(settings.clientProperties(), settings.outputTopic())) {
            reader.readToEnd(record -> {
                String[] place = new String(record.key(), UTF_8).split("@", 2);
                counted.get(Integer.parseInt(place[0]))[Integer.parseInt(place[1])]++;
            });
        }
        return judge(settings.inputTopic(), truth.partitions(), counted);
    }

    /** How often each event was counted, by partition and offset. */
    static Judgement judge(String topic, SortedMap<Integer, PartitionTruth> truth, Map<Integer, int[]> counted) {
        List<String> lost = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        long events = 0;
        for (int partition : truth.keySet()) {
            int[] times = counted.get(partition);
            events += times.length;
            for (int offset = 0; offset < times.length; offset++) {
                String event = topic + "-" + partition + "@" + offset;
                if (times[offset] == 0) {
                    lost.add(event);
                } else if (times[offset] > 1) {
                    doubled.add(event);
                }
            }
        }
        if (lost.isEmpty() && doubled.isEmpty()) {
            return new Judgement(true, List.of(text("Exact: each of %,d events was counted once.", events)));
        }
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "Not exact: of %,d events %,d were lost, and %,d were counted more than once.",
                events, lost.size(), doubled.size()));
        addFirst(lines, "lost", lost);
        addFirst(lines, "more than once", doubled);
        return new Judgement(false, lines);
    }

    private static void addFirst(List<String> lines, String what, List<String> events) {
        if (!events.isEmpty()) {
            List<String> shown = events.subList(0, Math.min(MOST_SHOWN, events.size()));
            lines.add("  " + what + ": " + String.join(", ", shown) + (shown.size() < events.size() ? ", ..." : ""));
        }
    }
}
