package dev.rollcall.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used so far, as Linux counts it.
 *
 * @param cpuSeconds user and system time of all its threads and of the children that it has waited for
 * @param peakBytes the largest resident set so far
 */
public record ProcessUse(double cpuSeconds, long peakBytes) {
    /** Of no process. */
    public static final ProcessUse NONE = new ProcessUse(0, 0);

    // proc(5): utime, stime, cutime and cstime, counted from the field after the command's name.
    private static final int FIRST_TIME = 11;
    private static final int TIMES = 4;
    // The unit of these fields is fixed for programs, whatever the kernel's own tick is.
    private static final double TICKS_PER_SECOND = 100;
    private static final int BYTES_PER_KB = 1024;

    /**
     * Looks at a process that is still there.
     *
     * @param pid its id
     * @return its use up to now
     * @throws UncheckedIOException if it has ended
     */
    public static ProcessUse of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            return new ProcessUse(cpuSeconds(process), peakBytes(process));
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " has ended", e);
        }
    }

    /**
     * Two processes together.
     *
     * @param other the other one
     * @return sums
     */
    public ProcessUse plus(ProcessUse other) {
        return new ProcessUse(cpuSeconds + other.cpuSeconds, peakBytes + other.peakBytes);
    }

    private static double cpuSeconds(Path process) throws IOException {
        String stat = Files.readString(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = FIRST_TIME; i < FIRST_TIME + TIMES; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static long peakBytes(Path process) throws IOException {
        return Files.readAllLines(process.resolve("status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KB)
                .findFirst()
                .orElse(0);
    }
}
