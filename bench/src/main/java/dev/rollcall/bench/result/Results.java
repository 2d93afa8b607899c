package dev.rollcall.bench.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Says on standard output what was measured, and keeps it in a file as JSON, with the machine, from the first result on: a run that is
 * broken off has not been in vain. Not thread-safe.
 */
public final class Results {
    private final Path file;
    private final Map<String, Object> content = new LinkedHashMap<>();

    /**
     * Results to come.
     *
     * @param file is written anew
     * @param mode what is measured
     * @param parameters with which numbers
     * @param clock tells when
     */
    public Results(Path file, String mode, Map<String, Object> parameters, Clock clock) {
        this.file = file;
        content.put("mode", mode);
        content.put("started", Instant.now(clock).toString());
        content.put("machine", machine());
        content.put("parameters", parameters);
    }

    private static Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("processor", line("/proc/cpuinfo", "model name"));
        machine.put("memory", line("/proc/meminfo", "MemTotal"));
        machine.put("system", System.getProperty("os.name") + ' ' + System.getProperty("os.version"));
        machine.put("java", Runtime.version().toString());
        return machine;
    }

    private static String line(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Shows the last measurement and writes all.
     *
     * @param name what they are
     * @param measurements all so far, at least one
     */
    public void update(String name, List<?> measurements) {
        System.out.println(measurements.get(measurements.size() - 1));
        content.put(name, measurements);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
