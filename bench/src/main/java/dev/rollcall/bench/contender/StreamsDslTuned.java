package dev.rollcall.bench.contender;

/** The same program as {@link StreamsDsl}, with what people change when it is too slow. */
public final class StreamsDslTuned {
    private StreamsDslTuned() {}

    /**
     * Counts.
     *
     * @param args a {@link Task}
     */
    public static void main(String[] args) {
        Task task = Task.of(args);
        StreamsProgram.run(task, StreamsDsl.topology(task), StreamsProgram.tuned(task));
    }
}
