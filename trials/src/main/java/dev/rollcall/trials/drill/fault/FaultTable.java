package dev.rollcall.trials.drill.fault;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.trials.drill.scene.Narration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table at the end: each kind of fault, and its variants below it. */
public final class FaultTable {
    private static final String LINE = "%-34s %9s %9s %9s";

    private FaultTable() {}

    /**
     * One line for the header, and one for each kind and variant that happened and counts, in the order of {@link FaultKind}.
     *
     * @param strikes all faults, in any order
     */
    public static List<String> lines(List<Strike> strikes) {
        List<String> lines = new ArrayList<>();
        lines.add(text(LINE, "fault", "how often", "p50", "max"));
        by(Strike::kind, strikes.stream().filter(Strike::counts).toList()).forEach((kind, ofKind) -> {
            lines.add(line(kind.label(), ofKind));
            SortedMap<String, List<Strike>> variants = by(Strike::variant, ofKind);
            if (variants.size() > 1) {
                variants.forEach((variant, ofVariant) -> lines.add(line("  " + variant, ofVariant)));
            }
        });
        return lines;
    }

    private static <K extends Comparable<K>> SortedMap<K, List<Strike>> by(
            Function<Strike, K> property, List<Strike> strikes) {
        return strikes.stream().collect(Collectors.groupingBy(property, TreeMap::new, Collectors.toList()));
    }

    /** The median is the smallest value that at least half of all are not above. */
    private static String line(String name, List<Strike> strikes) {
        List<Duration> times = strikes.stream()
                .flatMap(strike -> strike.recoveries().stream())
                .sorted()
                .toList();
        return text(
                LINE,
                name,
                strikes.size(),
                Narration.seconds(times.get((times.size() - 1) / 2)),
                Narration.seconds(times.get(times.size() - 1)));
    }
}
