package dev.rollcall.app.trial;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.StopSignals;
import dev.rollcall.service.UserError;
import dev.rollcall.trials.broker.ClusterNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs one node of a cluster for another command, which starts several. */
@Command(name = "broker", hidden = true, description = "Runs one node of a Kafka cluster until it is stopped.")
public final class BrokerCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerCommand.class);

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The broker's configuration.")
    private Path config;

    @Option(
            names = "--cluster-id",
            required = true,
            paramLabel = "ID",
            description = "What an empty directory is formatted for.")
    private String clusterId;

    @Override
    public Integer call() {
        try (StopSignals stop = StopSignals.listen()) {
            ClusterNode node = start();
            stop.request().join();
            node.close();
        }
        return ExitStatus.DONE;
    }

    private ClusterNode start() {
        try {
            return ClusterNode.start(properties(), clusterId);
        } catch (KafkaException e) {
            LOG.debug("The broker cannot start", e);
            throw new UserError("the broker cannot start with " + config + ": " + e.getMessage());
        }
    }

    private Map<String, String> properties() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(config)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UserError("--config " + config + " cannot be read (" + e + "): name a file that exists");
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
