package dev.rollcall.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A child process whose output goes line by line to a log file and to a listener. Thread-safe. */
public final class ChildProcess implements AutoCloseable {
    private static final long ENDS_WITHIN_SECONDS = 30;

    private final Process process;
    private final PrintWriter input;
    private final Thread reader;

    private ChildProcess(Process process, Path log, Consumer<String> line, Runnable ended) {
        this.process = process;
        input = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8), true);
        reader = new Thread(
                () -> {
                    read(log, line);
                    ended.run();
                },
                "output of " + process.pid());
        reader.setDaemon(true);
    }

    /**
     * Starts a process.
     *
     * @param command the program and its arguments
     * @param directory where it runs; exists
     * @param log receives all that it prints, on either stream
     * @param line called with every line as soon as it is there, on a thread of its own
     * @param ended called on the same thread when there will be no more lines
     * @return the running process
     */
    public static ChildProcess start(
            List<String> command, Path directory, Path log, Consumer<String> line, Runnable ended) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            ChildProcess child = new ChildProcess(process, log, line, ended);
            child.reader.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0), e);
        }
    }

    private void read(Path log, Consumer<String> line) {
        try (BufferedReader output = process.inputReader(UTF_8);
                Writer file = Files.newBufferedWriter(log)) {
            for (String next = output.readLine(); next != null; next = output.readLine()) {
                line.accept(next);
                file.write(next + '\n');
                file.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot log to " + log, e);
        }
    }

    /**
     * Sends a line to its standard input.
     *
     * @param line without a line end
     */
    public void tell(String line) {
        input.println(line);
    }

    /** Ends its standard input. */
    public void endInput() {
        input.close();
    }

    /**
     * What it has used so far.
     *
     * @return CPU and memory
     */
    public ProcessUse use() {
        return ProcessUse.of(process.pid());
    }

    /**
     * Whether it still runs.
     *
     * @return false once it has ended
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits until it has ended by itself and all its output was read.
     *
     * @param timeout how long at most
     * @return its exit status
     * @throws CompletionException if it takes longer; it is killed then
     */
    public int await(Duration timeout) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new CompletionException("killed after " + timeout.toSeconds() + " s: " + process.info(), null);
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new CompletionException("interrupted", e);
        }
    }

    /** Asks it to end with SIGTERM, and kills it if it does not within half a minute. */
    @Override
    public void close() {
        // Not Process.destroy(), which closes the output that is still to be read.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            reader.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
