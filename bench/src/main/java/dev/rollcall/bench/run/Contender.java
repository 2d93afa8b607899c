package dev.rollcall.bench.run;

import dev.rollcall.bench.contender.Task;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A program that counts, and how to run it. Immutable.
 *
 * @param name what it is called in tables and on the command line
 * @param command the command line for a task; may write files into the task's directory
 * @param done tells the line by which it says that all is counted and committed
 * @param counts where its counts are found
 * @param needsRedis whether it wants a Redis of its own
 */
public record Contender(
        String name,
        Function<Task, List<String>> command,
        Predicate<String> done,
        CountSource counts,
        boolean needsRedis) {
    /**
     * Whether its counts and its offsets are in Kafka.
     *
     * @return false for those that keep them elsewhere, or nowhere
     */
    public boolean commitsToKafka() {
        return counts == CountSource.TOPIC || counts == CountSource.REPORT_ROWS;
    }
}
