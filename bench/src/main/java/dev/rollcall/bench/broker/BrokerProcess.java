package dev.rollcall.bench.broker;

import dev.rollcall.trials.broker.BrokerOptions;
import dev.rollcall.trials.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker that prints its address and runs until it is sent SIGTERM. */
public final class BrokerProcess {
    static final String ADDRESS = "BROKER ";

    private BrokerProcess() {}

    /**
     * Runs the broker.
     *
     * @param args its directory
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        BrokerOptions options = BrokerOptions.defaults()
                .withDirectory(Path.of(args[0]))
                // What one round leaves behind is gone before the next one.
                .withProperty("log.segment.delete.delay.ms", "1000");
        EmbeddedBroker broker = new EmbeddedBroker(options).start();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        System.out.println(ADDRESS + broker.bootstrapServers());
        new CountDownLatch(1).await();
    }
}
