package dev.rollcall.trials.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;

/** A process with a running and a paused child, that does nothing until it is killed. */
final class ParentOfTwo {
    private ParentOfTwo() {}

    /** Starts the parent; the process ids of its children come into a file when both are there. */
    static Process start(Path directory, Path pids) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentOfTwo.class.getName(),
                        directory.toString(),
                        pids.toString())
                .inheritIO()
                .start();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Path.of(args[0]);
        try (ChildProcess running = LongLivedChild.start(directory, "running");
                ChildProcess paused = LongLivedChild.start(directory, "paused")) {
            paused.pause();
            Path written =
                    Files.writeString(directory.resolve("pids.new"), running.pid() + "\n" + paused.pid() + "\n", UTF_8);
            Files.move(written, Path.of(args[1]), StandardCopyOption.ATOMIC_MOVE);
            new CountDownLatch(1).await();
        }
    }
}
