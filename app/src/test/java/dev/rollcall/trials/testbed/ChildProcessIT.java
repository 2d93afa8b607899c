package dev.rollcall.trials.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SIGKILL = 128 + 9;
    private static final int SIGTERM = 128 + 15;

    @TempDir
    private Path directory;

    @Test
    void itRunsThisProgramAndItsOutputIsInTheLog() throws IOException {
        try (ChildProcess child = ChildProcess.java("child", log(), List.of(), List.of("--version"))) {
            assertThat(child.awaitExit(PATIENCE)).isEqualTo(OptionalInt.of(0));

            assertThat(Files.readString(log())).contains("rollcall");
            assertThat(child.isAlive()).isFalse();
            assertThatThrownBy(child::pause)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("child")
                    .hasMessageContaining(log().toString());
        }
    }

    @Test
    void aSecondLifeIsAppendedToTheLogOfTheFirst() throws IOException {
        for (int life = 0; life < 2; life++) {
            try (ChildProcess child = ChildProcess.java("child", log(), List.of(), List.of("--nonsense"))) {
                assertThat(child.awaitExit(PATIENCE)).isEqualTo(OptionalInt.of(2));
            }
        }

        assertThat(Files.readAllLines(log()))
                .filteredOn(line -> line.contains("--nonsense"))
                .hasSize(2);
    }

    @Test
    void aKilledChildIsDeadAtOnceAlsoWhenItIsPaused() {
        try (ChildProcess running = LongLivedChild.start(directory, "running");
                ChildProcess paused = LongLivedChild.start(directory, "paused")) {
            paused.pause();

            running.kill();
            paused.kill();

            assertThat(running.awaitExit(Duration.ZERO)).isEqualTo(OptionalInt.of(SIGKILL));
            assertThat(paused.awaitExit(Duration.ZERO)).isEqualTo(OptionalInt.of(SIGKILL));
        }
    }

    @Test
    void aPausedChildDoesNotEndUntilItIsResumed() {
        try (ChildProcess child = LongLivedChild.start(directory, "child")) {
            child.pause();
            child.terminate();

            assertThat(child.awaitExit(Duration.ofMillis(500))).isEmpty();
            assertThat(child.isAlive()).isTrue();
            child.resume();
            // Its own way to end, and not the guard's.
            assertThat(child.awaitExit(PATIENCE)).isEqualTo(OptionalInt.of(SIGTERM));
        }
    }

    @Test
    void ctrlCIsForTheParentAlone() {
        try (ChildProcess child = LongLivedChild.start(directory, "child")) {
            // Java runs by now.
            child.pause();
            child.resume();

            assertThat(Shell.run("kill -INT " + child.pid())).isTrue();

            assertThat(child.awaitExit(Duration.ofMillis(500))).isEmpty();
        }
    }

    @Test
    void neitherARunningNorAPausedChildOutlivesAKilledParent() throws IOException {
        Path pids = directory.resolve("pids");
        Process parent = ParentOfTwo.start(directory, pids);
        try {
            await().atMost(PATIENCE).until(() -> Files.exists(pids));
            List<ProcessHandle> children = Files.readAllLines(pids).stream()
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
            assertThat(children).hasSize(2).allMatch(ProcessHandle::isAlive);

            parent.destroyForcibly();

            await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            parent.destroyForcibly();
        }
    }

    private Path log() {
        return directory.resolve("child.log");
    }
}
