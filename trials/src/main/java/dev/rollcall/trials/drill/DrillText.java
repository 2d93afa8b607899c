package dev.rollcall.trials.drill;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.trials.WorkDirectory;
import dev.rollcall.trials.drill.scene.StreamTruth;
import dev.rollcall.trials.traffic.AccountTotals;
import java.util.stream.Collectors;

/** What a drill says before and after its faults. */
final class DrillText {
    private DrillText() {}

    static String header(DrillOptions options, WorkDirectory directory) {
        return text(
                "Rollcall drill: %s, seed %d%nBrokers   %d, as processes of their own%nInstances %d%nFaults    %s%s%nFiles     %s (%s)%n"
                        + "Look from another terminal:%n  rollcall query --config %s%n",
                options.naive() ? "a naive counter on trial" : "Rollcall on trial",
                options.seed(),
                options.brokers(),
                options.instances(),
                options.faults(),
                options.faults().needsTime()
                        ? text(", for %d min", options.length().toMinutes())
                        : "",
                directory.path(),
                directory.temporary() ? "deleted if all is exact; --keep DIR keeps them" : "kept",
                directory.configuration());
    }

    /** The line of {@code dirty} below the table. */
    static String dirty(StreamTruth truth, long duplicates) {
        AccountTotals totals = truth.totals().accounts();
        String reasons = totals.rejected().entrySet().stream()
                .map(entry -> text("%s %,d", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return text(
                "%,d events to %d partitions; dirty among them: %,d that came twice, %,d to be rejected (%s)",
                totals.read(), truth.partitions().size(), duplicates, totals.rejectedTotal(), reasons);
    }

    /** What did not count, and what nobody had asked for; empty if there is nothing of it. */
    static String remarks(long notCounted, int endedByThemselves) {
        String misses = notCounted == 0
                ? ""
                : text("%d more did not hit what they were to hit, and are not in the table.%n", notCounted);
        String ended = endedByThemselves == 0
                ? ""
                : text("%d times an instance ended by itself, and was started again.%n", endedByThemselves);
        return misses + ended;
    }
}
