package dev.rollcall.service.run.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory the process has, as the operating system sees it: heap, RocksDB and all else. Known on Linux only. */
final class ResidentMemory implements MeterBinder {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final int KIB = 1024;

    @Override
    public void bindTo(MeterRegistry registry) {
        if (Files.exists(STATUS)) {
            Gauge.builder("rollcall.process.memory", ResidentMemory::bytes)
                    .description("Memory of the whole process (resident set)")
                    .baseUnit("bytes")
                    .register(registry);
        }
    }

    /** A line reads: VmRSS, a colon, blanks, a number, and kB, by which KiB is meant. */
    private static double bytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .map(line ->
                            line.substring(RESIDENT.length()).replace("kB", "").strip())
                    .mapToDouble(kibibytes -> Double.parseDouble(kibibytes) * KIB)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
