package dev.rollcall.trials.drill.scene;

import static dev.rollcall.trials.traffic.Wording.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges a {@link NaiveCounter}: every event must have been counted once. */
final class NaiveJudge {
    private static final int MOST_SHOWN = 5;

    private NaiveJudge() {}

    static Judgement judge(Settings settings, StreamTruth truth) {
        SortedMap<Integer, int[]> counted = new TreeMap<>();
        truth.partitions()
                .forEach((partition, events) -> counted.put(partition, new int[Math.toIntExact(events.events())]));
        try (CommittedReader reader = CommittedReader.open(settings.clientProperties(), settings.outputTopic())) {
            reader.readToEnd(record -> {
                String[] place = new String(record.key(), UTF_8).split("@", 2);
                counted.get(Integer.parseInt(place[0]))[Integer.parseInt(place[1])]++;
            });
        }
        return judge(settings.inputTopics().get(0), counted);
    }

    /** Looks at how often each event was counted, by partition and offset. */
    static Judgement judge(String topic, SortedMap<Integer, int[]> counted) {
        List<String> lost = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        counted.forEach((partition, times) -> {
            for (int offset = 0; offset < times.length; offset++) {
                if (times[offset] != 1) {
                    (times[offset] == 0 ? lost : doubled).add(topic + "-" + partition + "@" + offset);
                }
            }
        });
        long events = counted.values().stream().mapToLong(times -> times.length).sum();
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
            String shown = events.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
            lines.add("  " + what + ": " + shown + (events.size() > MOST_SHOWN ? ", ..." : ""));
        }
    }
}
