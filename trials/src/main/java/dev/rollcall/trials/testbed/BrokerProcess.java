package dev.rollcall.trials.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.UserError;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One node, which dies and comes back with its directory and its ports. Thread-safe. */
final class BrokerProcess implements AutoCloseable {
    /**
     * These brokers live for minutes and share few cores. Three of them start with 8 s of processor time; with the second compiler it
     * takes 15 s.
     */
    private static final List<String> JVM = List.of(
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=logback-broker.xml");

    private final String name;
    private final Path log;
    private final List<String> command;
    private ChildProcess process;

    private BrokerProcess(String name, Path log, List<String> command) {
        this.name = name;
        this.log = log;
        this.command = command;
    }

    /**
     * Starts for the first time.
     *
     * @param directory gets the log, the configuration and the data of the node
     * @throws UserError if the directory cannot be written
     */
    static BrokerProcess start(int node, Path directory, Map<String, String> properties, String clusterId) {
        String name = "broker-" + node;
        Path config = directory.resolve(name + ".properties");
        write(properties, config);
        BrokerProcess broker = new BrokerProcess(
                name,
                directory.resolve(name + ".log"),
                List.of("broker", "--config", config.toString(), "--cluster-id", clusterId));
        broker.start();
        return broker;
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
            throw new UserError(file.getParent() + " cannot be written (" + e + "): name another directory");
        }
    }

    synchronized void start() {
        if (process == null || !process.isAlive()) {
            process = ChildProcess.java(name, log, JVM, command);
        }
    }

    synchronized ChildProcess process() {
        return process;
    }

    void stop(Duration atMost) {
        ChildProcess stopping = process();
        stopping.terminate();
        if (stopping.awaitExit(atMost).isEmpty()) {
            stopping.kill();
        }
    }

    @Override
    public void close() {
        process().close();
    }
}
