package dev.rollcall.trials.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One node, which dies and comes back with its directory and its ports. Thread-safe. */
final class BrokerProcess implements AutoCloseable {
    private static final List<String> JVM = List.of("-Xmx384m", "-Dlogback.configurationFile=logback-broker.xml");

    private final String name;
    private final Path log;
    private final List<String> command;
    private ChildProcess process;

    /**
     * Starts for the first time.
     *
     * @param directory gets the log, the configuration and the data of the node
     */
    BrokerProcess(int node, Path directory, Map<String, String> properties, String clusterId) {
        name = "broker-" + node;
        log = directory.resolve(name + ".log");
        Path config = directory.resolve(name + ".properties");
        command = List.of("broker", "--config", config.toString(), "--cluster-id", clusterId);
        write(properties, config);
        start();
    }

    private static void write(Map<String, String> properties, Path file) {
        Properties sorted = new Properties();
        sorted.putAll(properties);
        try {
            Files.createDirectories(Path.of(properties.get("log.dirs")));
            try (BufferedWriter writer = Files.newBufferedWriter(file, UTF_8)) {
                sorted.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.getParent() + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Does nothing if it is alive. */
    final synchronized void start() {
        if (process == null || !process.isAlive()) {
            process = ChildProcess.java(name, log, JVM, command);
        }
    }

    synchronized ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process().close();
    }
}
