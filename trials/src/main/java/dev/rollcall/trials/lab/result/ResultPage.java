package dev.rollcall.trials.lab.result;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.experiment.Description;
import dev.rollcall.trials.lab.experiment.Setup;
import dev.rollcall.trials.lab.guarantee.GuaranteeCosts;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.internals.AppInfoParser;

/** The page about hazards, {@code docs/hazards.md}. */
public final class ResultPage {
    private static final String INTRODUCTION = """
        # How Kafka pipelines lose, double and reorder messages

        <!-- Generated: java -jar app/target/rollcall.jar lab --format markdown > docs/hazards.md -->

        Kafka does not lose messages by itself. Settings, the order of calls in a program, and bad luck do. This page has the
        fifteen ways that people meet: eight that lose messages (L), six that deliver them twice (D), and one that changes their
        order (O). Each is made to happen on real brokers by one command, and so is what holds against it:

            java -jar app/target/rollcall.jar lab

        Every experiment sends numbered events, breaks something, and counts at the far end. *Lost* are events that never arrive,
        *doubled* those that arrive more than once, and *out of order* those that first arrive behind one of the same
        partition that was sent later. Then the same events suffer the same fault with other settings, or with Rollcall itself.
        An experiment fails if its hazard does not show on the first side, or if anything shows on the second. The numbers are those
        of one run: Kafka %s, seed %d, %.0f s on %d cores. Timeouts are shortened where a fault would take minutes otherwise.
        """;

    private static final String GUARANTEES = """
        ## The three guarantees

        *At most once* may lose and never doubles. *At least once* never loses and may double. *Exactly once* does neither. They are one
        program, which polls, works, writes the results and commits the offsets; only the order of the last steps
        differs. It commits first, or last, or results and offsets together in one transaction. Here it is killed (SIGKILL)
        four times, at the same points of its work. Of the 400 events around each kill:
        """;

    private static final String COSTS = """
        Events per second are those of a backlog of 50,000 small events, one thread and one partition, with Kafka's default batches.
        Latency is the time from an event's birth to a reader with `read_committed` who has its result, at 200 events a
        second. *At most once* does not wait for its results, so they wait for `linger.ms` (5 ms);
        *at least once* flushes them.
        A transaction for every poll costs most when little was polled; transactions that stay open for longer cost less
        throughput and more latency. On your brokers, with replication and a network, all three are slower.
        """;

    private ResultPage() {}

    /**
     * The page with the numbers of a run.
     *
     * @param result not null
     * @return Markdown
     */
    public static String of(LabResult result) {
        StringBuilder page = new StringBuilder();
        page.append(text(
                INTRODUCTION,
                AppInfoParser.getVersion(),
                result.seed(),
                result.took().toMillis() / 1_000.0,
                Runtime.getRuntime().availableProcessors()));
        page.append("""

                | | Hazard | Invited by | Lost / doubled / out of order | Fixed by | Lost / doubled / out of order |
                |---|---|---|---|---|---|
                """);
        result.experiments().forEach(tried -> page.append(row(tried)));
        if (!result.guarantees().isEmpty()) {
            page.append(String.join("\n", "", GUARANTEES, guarantees(result), COSTS));
        }
        result.experiments().forEach(tried -> page.append('\n').append(section(tried)));
        return page.toString();
    }

    private static String row(Tried tried) {
        Description description = tried.description();
        return line(
                text("[%s](#%s)", description.hazard(), anchor(description)),
                description.hazard().title(),
                lines(description.inviting()),
                numbers(tried.inviting()),
                lines(description.fixed()),
                numbers(tried.fixed()));
    }

    private static String line(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String anchor(Description description) {
        return description.hazard().name().toLowerCase(Locale.ROOT);
    }

    private static String numbers(Optional<Measure> measure) {
        return measure.map(Measure::toString).orElse("failed");
    }

    private static String guarantees(LabResult result) {
        StringBuilder table = new StringBuilder(line(GuaranteeCosts.header().toArray(String[]::new)));
        table.append("|---".repeat(GuaranteeCosts.header().size())).append("|\n");
        result.guarantees().forEach(each -> table.append(line(each.cells().toArray(String[]::new))));
        return table.toString();
    }

    /** What there is to say about one hazard, with its numbers. */
    static String section(Tried tried) {
        Description description = tried.description();
        return text(
                """
                ## <a id="%s"></a>%s: %s

                %s

                | Of %s events | Settings | Lost | Doubled | Out of order |
                |---|---|--:|--:|--:|
                %s%s
                %s%s

                **In production.** %s

                **What `check` says.** %s

                **What Rollcall does.** %s
                """,
                anchor(description),
                description.hazard(),
                description.hazard().title(),
                description.story(),
                tried.inviting().map(measure -> text("%,d", measure.events())).orElse("no"),
                side("Invited by", description.inviting(), tried.inviting()),
                side("Fixed by", description.fixed(), tried.fixed()),
                description.fault(),
                tried.attempts() == 1 ? "" : " It took " + tried.attempts() + " attempts to see it.",
                description.signs(),
                description.check(),
                description.rollcall());
    }

    private static String side(String name, Setup setup, Optional<Measure> measure) {
        return line(name, lines(setup), String.join(" | ", Tried.cells(measure)));
    }

    private static String lines(Setup setup) {
        return setup.lines().stream()
                .map(line -> setup.settings().contains(line) ? "`" + line + "`" : line)
                .collect(Collectors.joining("<br>"));
    }
}
