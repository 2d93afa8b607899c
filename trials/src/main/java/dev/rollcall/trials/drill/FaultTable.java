package dev.rollcall.trials.drill;

import static dev.rollcall.trials.traffic.Wording.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The table at the end: each kind of fault, and its variants below it. */
final class FaultTable {
    private static final String LINE = "%-34s %9s %9s %9s";

    private FaultTable() {}

    /**
     * One line for the header, and one for each kind and variant that happened and counts, in the order of {@link FaultKind}.
     *
     * @param strikes all faults, in any order
     */
    static List<String> lines(List<Strike> strikes) {
        List<String> lines = new ArrayList<>();
        lines.add(text(LINE, "fault", "how often", "p50", "max"));
        for (FaultKind kind : FaultKind.values()) {
            List<Strike> ofKind = strikes.stream()
                    .filter(strike -> strike.kind() == kind && strike.counts())
                    .toList();
            if (!ofKind.isEmpty()) {
                lines.add(line(kind.label(), ofKind));
                lines.addAll(variants(ofKind));
            }
        }
        return lines;
    }

    private static List<String> variants(List<Strike> ofKind) {
        List<String> variants =
                ofKind.stream().map(Strike::variant).distinct().sorted().toList();
        return variants.size() == 1
                ? List.of()
                : variants.stream()
                        .map(variant -> line(
                                "  " + variant,
                                ofKind.stream()
                                        .filter(strike -> strike.variant().equals(variant))
                                        .toList()))
                        .collect(Collectors.toList());
    }

    private static String line(String name, List<Strike> strikes) {
        long[] millis = strikes.stream()
                .flatMap(strike -> strike.recoveries().stream())
                .mapToLong(Duration::toMillis)
                .sorted()
                .toArray();
        return text(LINE, name, strikes.size(), seconds(median(millis)), seconds(millis[millis.length - 1]));
    }

    /** The smallest value that at least half of all are not above. */
    private static long median(long[] sorted) {
        return Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst().orElseThrow();
    }

    private static String seconds(long millis) {
        return text("%.1f s", millis / 1_000.0);
    }
}
