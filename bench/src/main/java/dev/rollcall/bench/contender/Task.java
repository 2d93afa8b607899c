package dev.rollcall.bench.contender;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a contender is to do: count the users of every day in the input topic. Immutable.
 *
 * @param bootstrapServers the broker
 * @param input the topic with the events
 * @param output the topic for the counts: the epoch day is the key, the number of users the value, both as decimal digits
 * @param id names the consumer group, the transactions and internal topics; of this task alone
 * @param directory where state may be kept; empty, and of this task alone
 * @param redisPort where Redis listens, 0 if it is not needed
 * @param follow whether to go on for ever instead of ending when everything that was in the input at the start is counted
 */
public record Task(
        String bootstrapServers,
        String input,
        String output,
        String id,
        Path directory,
        int redisPort,
        boolean follow) {
    /** The line that a contender prints when all is counted and committed. */
    public static final String DONE = "DONE";

    /** How lines begin that tell the users of a day, for contenders that write to no topic: then epoch day and number. */
    public static final String COUNT = "COUNT ";

    /** How many threads a contender has that has several: the benchmark is made for two cores. */
    public static final int THREADS = 2;

    /** Checks. */
    public Task {
        Objects.requireNonNull(bootstrapServers);
        Objects.requireNonNull(input);
        Objects.requireNonNull(output);
        Objects.requireNonNull(id);
        Objects.requireNonNull(directory);
    }

    /**
     * Reads what {@link #args()} wrote.
     *
     * @param args the arguments of a program
     * @return the task
     */
    public static Task of(String[] args) {
        Map<String, String> values = Arrays.stream(args)
                .map(arg -> arg.split("=", 2))
                .collect(Collectors.toMap(arg -> arg[0], arg -> arg[1]));
        return new Task(
                values.get("bootstrap.servers"),
                values.get("input"),
                values.get("output"),
                values.get("id"),
                Path.of(values.get("directory")),
                Integer.parseInt(values.get("redis.port")),
                Boolean.parseBoolean(values.get("follow")));
    }

    /**
     * The task as arguments of a program.
     *
     * @return key=value
     */
    public List<String> args() {
        return Stream.of(
                        "bootstrap.servers=" + bootstrapServers,
                        "input=" + input,
                        "output=" + output,
                        "id=" + id,
                        "directory=" + directory,
                        "redis.port=" + redisPort,
                        "follow=" + follow)
                .toList();
    }
}
