package dev.rollcall.bench.command;

import dev.rollcall.bench.result.Results;
import dev.rollcall.bench.result.Tables;
import dev.rollcall.bench.run.Arena;
import dev.rollcall.bench.run.Contender;
import dev.rollcall.bench.run.Latency;
import dev.rollcall.bench.run.LatencyRun;
import dev.rollcall.bench.run.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How old a published count is. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = {
            "Sends events at a steady rate, each of a new user, and measures the time from sending an event until a reader"
                    + " of committed records sees a count that includes it.",
            "",
            "Default contenders: rollcall, streams-dsl, streams-dsl-tuned, streams-papi, flink-every, flink-100ms,"
                    + " redis-set."
        })
public final class LatencyCommand implements Callable<Integer> {
    private static final int QUICK_SECONDS = 5;
    private static final List<String> PUBLISHING = List.of(
            "rollcall", "streams-dsl", "streams-dsl-tuned", "streams-papi", "flink-every", "flink-100ms", "redis-set");

    @Mixin
    private MeasureOptions options;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Events per second. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long a contender has published before measuring begins. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long is measured. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Override
    public Integer call() {
        List<Contender> contenders =
                options.contenders(PUBLISHING, contender -> contender.commitsToKafka() || contender.needsRedis());
        Results results = options.results("latency", Map.of("rate", rate, "warmUp", warmUp, "seconds", seconds));
        try (Arena arena = options.open()) {
            LatencyRun run = new LatencyRun(arena, rate, duration(warmUp), duration(seconds));
            List<Latency> measurements =
                    Rounds.run(contenders, options.rounds(), run::measure, all -> results.update("measurements", all));
            System.out.println(Tables.latency(measurements));
            return measurements.stream().allMatch(Latency::exact) ? Status.DONE : Status.NO;
        }
    }

    private Duration duration(int asked) {
        return Duration.ofSeconds(options.isQuick() ? QUICK_SECONDS : asked);
    }
}
