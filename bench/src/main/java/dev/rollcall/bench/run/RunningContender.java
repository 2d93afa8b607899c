package dev.rollcall.bench.run;

import dev.rollcall.bench.contender.Task;
import dev.rollcall.bench.process.ProcessUse;
import dev.rollcall.trials.testbed.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A contender's process, and what it has said so far. Thread-safe. */
final class RunningContender implements AutoCloseable {
    private static final int WORDS = 12;
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);

    private final String name;
    private final Predicate<String> done;
    private final Deque<String> lastWords = new ArrayDeque<>();
    private final List<String> counts = new CopyOnWriteArrayList<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final long startNanos = System.nanoTime();
    private final ChildProcess process;

    /**
     * The moment when all was counted and committed.
     *
     * @param seconds since the start of the process
     * @param use what it had used by then
     */
    record End(double seconds, ProcessUse use) {}

    private RunningContender(Contender contender, List<String> command, Path log) {
        name = contender.name();
        done = contender.done();
        process = ChildProcess.startHeard(name, log, command);
        process.listen(this::heard, () -> {
            end.completeExceptionally(failure());
            ended.complete(null);
        });
    }

    static RunningContender start(Contender contender, Task task, Path log) {
        return new RunningContender(contender, contender.command().apply(task), log);
    }

    private void heard(String line) {
        if (line.startsWith(Task.COUNT)) {
            counts.add(line);
        } else if (done.test(line)) {
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            end.complete(new End(seconds, use()));
        } else {
            remember(line);
        }
    }

    private synchronized void remember(String line) {
        lastWords.add(line);
        if (lastWords.size() > WORDS) {
            lastWords.remove();
        }
    }

    /** What to say about a process that has ended too soon, or never began to work. */
    synchronized CompletionException failure() {
        return new CompletionException(
                name + " has failed. The last lines that it printed:\n" + String.join("\n", lastWords), null);
    }

    /** Waits until all is counted; fails if the process ends before. */
    End awaitDone() {
        return end.join();
    }

    /** Waits until it has ended by itself and all that it printed is known. */
    void awaitEnd() {
        ended.orTimeout(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Fails if it has ended. */
    void requireAlive() {
        if (!process.isAlive()) {
            throw failure();
        }
    }

    /** What it has used so far. */
    ProcessUse use() {
        return ProcessUse.of(process.pid());
    }

    /** The lines with counts that it has printed. */
    List<String> counts() {
        return List.copyOf(counts);
    }

    /** Ends it if it runs still. */
    @Override
    public void close() {
        process.stop(ENDS_WITHIN);
    }
}
