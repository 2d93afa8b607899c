package dev.rollcall.bench.broker;

import dev.rollcall.bench.process.JavaCommand;
import dev.rollcall.bench.process.Libraries;
import dev.rollcall.bench.process.ProcessUse;
import dev.rollcall.trials.broker.Loopback;
import dev.rollcall.trials.testbed.ChildProcess;
import dev.rollcall.trials.testbed.FreePorts;
import dev.rollcall.trials.testbed.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The broker that all contenders use in turn. Not thread-safe. */
public final class BenchBroker implements AutoCloseable {
    private static final long ANSWERS_WITHIN_SECONDS = 60;
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final double QUIET_CPU_SECONDS = 0.05;

    private final int jmxPort = FreePorts.choose(1, new Random()).get(0);
    private final CompletableFuture<String> address = new CompletableFuture<>();
    private final ChildProcess process;

    private BenchBroker(Path directory, Path log) {
        List<String> jmx = List.of(
                "-Dcom.sun.management.jmxremote.host=" + Loopback.HOST,
                "-Dcom.sun.management.jmxremote.port=" + jmxPort,
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false",
                "-Djava.rmi.server.hostname=" + Loopback.HOST);
        process = ChildProcess.startHeard(
                "broker",
                log,
                JavaCommand.of(BrokerProcess.class, Libraries.KAFKA, jmx, List.of(directory.toString())));
        process.listen(
                this::heard,
                () -> address.completeExceptionally(
                        new CompletionException("the broker has ended; see its log", null)));
    }

    /**
     * Starts a broker.
     *
     * @param directory of its logs; those of an earlier broker are found again
     * @param log receives what it prints
     * @return a broker that serves clients
     */
    public static BenchBroker start(Path directory, Path log) {
        BenchBroker broker = new BenchBroker(directory, log);
        broker.address.orTimeout(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS).join();
        return broker;
    }

    private void heard(String line) {
        if (line.startsWith(BrokerProcess.ADDRESS)) {
            address.complete(line.substring(BrokerProcess.ADDRESS.length()));
        }
    }

    /**
     * Where clients find it.
     *
     * @return host and port
     */
    public String bootstrapServers() {
        return address.join();
    }

    /**
     * The bytes appended to its logs since it was started, by clients and by itself, whatever was deleted again since.
     *
     * @return as stored, that is compressed where batches are
     */
    // A broker of our own, on this machine.
    @SuppressWarnings("BanJNDI")
    public long appendedBytes() {
        String url = "service:jmx:rmi:///jndi/rmi://" + Loopback.HOST + ":" + jmxPort + "/jmxrmi";
        try (JMXConnector jmx = JMXConnectorFactory.connect(new JMXServiceURL(url))) {
            ObjectName meter = new ObjectName("kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec");
            return (Long) jmx.getMBeanServerConnection().getAttribute(meter, "Count");
        } catch (IOException | JMException e) {
            throw new CompletionException("the broker does not tell how much it has written", e);
        }
    }

    /**
     * What the process has used so far.
     *
     * @return CPU and memory
     */
    public ProcessUse use() {
        return ProcessUse.of(process.pid());
    }

    /** Waits until it has next to nothing to do any more, 20 seconds at most. */
    public void awaitQuiet() {
        long end = System.nanoTime() + QUIET_WITHIN.toNanos();
        double before = use().cpuSeconds();
        double used = Double.MAX_VALUE;
        while (used > QUIET_CPU_SECONDS && System.nanoTime() < end) {
            Patience.pass(LOOK_EVERY);
            double now = use().cpuSeconds();
            used = now - before;
            before = now;
        }
    }

    /** Stops it cleanly. */
    @Override
    public void close() {
        process.stop(STOPS_WITHIN);
    }
}
