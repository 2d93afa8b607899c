package dev.rollcall.bench.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.trials.broker.BrokerOptions;
import dev.rollcall.trials.broker.EmbeddedBroker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * A broker that runs until its standard input ends. It prints its address, and answers every line with the number of bytes that were
 * appended to its logs so far, by clients and by itself, whatever was deleted again since.
 */
public final class BrokerProcess {
    static final String ADDRESS = "BROKER ";
    static final String BYTES = "BYTES ";

    private BrokerProcess() {}

    /**
     * Runs the broker.
     *
     * @param args its directory
     * @throws IOException if the standard input breaks
     * @throws JMException if the broker does not count
     */
    public static void main(String[] args) throws IOException, JMException {
        BrokerOptions options = BrokerOptions.defaults()
                .withDirectory(Path.of(args[0]))
                // What one round leaves behind is gone before the next one.
                .withProperty("log.segment.delete.delay.ms", "1000");
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        try (EmbeddedBroker broker = new EmbeddedBroker(options).start()) {
            System.out.println(ADDRESS + broker.bootstrapServers());
            while (orders.readLine() != null) {
                System.out.println(BYTES + appendedBytes());
            }
        }
    }

    private static long appendedBytes() throws JMException {
        ObjectName meter = new ObjectName("kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec");
        return (Long) ManagementFactory.getPlatformMBeanServer().getAttribute(meter, "Count");
    }
}
