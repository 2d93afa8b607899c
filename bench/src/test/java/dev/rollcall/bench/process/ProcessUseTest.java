package dev.rollcall.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

class ProcessUseTest {
    private static final double WORK_SECONDS = 0.5;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void timeThatThisProcessWorksIsCounted() {
        double before = ProcessUse.of(ProcessHandle.current().pid()).cpuSeconds();
        double end = threads.getCurrentThreadCpuTime() / 1e9 + WORK_SECONDS;
        long steps = 0;
        while (threads.getCurrentThreadCpuTime() / 1e9 < end) {
            steps++;
        }
        ProcessUse after = ProcessUse.of(ProcessHandle.current().pid());
        assertThat(steps).isPositive();
        // The kernel counts in steps of 10 ms.
        assertThat(after.cpuSeconds() - before).isGreaterThan(WORK_SECONDS - 0.02);
        assertThat(after.peakBytes()).isGreaterThan(10_000_000);
    }
}
