package dev.rollcall.bench.run;

import dev.rollcall.bench.contender.Task;
import dev.rollcall.bench.process.ChildProcess;
import dev.rollcall.bench.process.ProcessUse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/** A contender's process, and what it has said so far. Thread-safe. */
final class RunningContender implements AutoCloseable {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);

    private final String done;
    private final List<String> counts = new CopyOnWriteArrayList<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final CompletableFuture<ChildProcess> started = new CompletableFuture<>();
    private final long startNanos = System.nanoTime();
    private final ChildProcess process;

    /**
     * The moment when all was counted and committed.
     *
     * @param seconds since the start of the process
     * @param use what it had used by then
     */
    record End(double seconds, ProcessUse use) {}

    private RunningContender(Contender contender, List<String> command, Task task, Path log) {
        done = contender.done();
        process = ChildProcess.start(
                command,
                task.directory(),
                log,
                this::heard,
                () -> end.completeExceptionally(
                        new CompletionException(contender.name() + " ended before all was counted: see " + log, null)));
        started.complete(process);
    }

    static RunningContender start(Contender contender, Task task, Path log) {
        return new RunningContender(contender, contender.command().apply(task), task, log);
    }

    private void heard(String line) {
        if (line.startsWith(Task.COUNT)) {
            counts.add(line);
        } else if (line.contains(done)) {
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            end.complete(new End(seconds, started.join().use()));
        }
    }

    /** Waits until all is counted; fails if the process ends before. */
    End awaitDone() {
        return end.join();
    }

    /** Waits until it has ended by itself. */
    void awaitEnd() {
        process.await(ENDS_WITHIN);
    }

    /** Whether it still runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** What it has used so far. */
    ProcessUse use() {
        return process.use();
    }

    /** The lines with counts that it has printed. */
    List<String> counts() {
        return List.copyOf(counts);
    }

    /** Ends it if it runs still. */
    @Override
    public void close() {
        process.close();
    }
}
