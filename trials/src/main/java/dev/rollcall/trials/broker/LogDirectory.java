package dev.rollcall.trials.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble.VerificationFlag;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Where a broker keeps its logs.
 *
 * @param path the directory, not null
 * @param temporary whether it goes with the broker
 */
record LogDirectory(Path path, boolean temporary) {
    /** The given directory, or a new temporary one. */
    static LogDirectory of(Optional<Path> given) {
        try {
            return given.isPresent()
                    ? new LogDirectory(Files.createDirectories(given.get()), false)
                    : new LogDirectory(Files.createTempDirectory("rollcall-broker-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the broker's directory: " + e.getMessage(), e);
        }
    }

    /**
     * Makes an empty directory a broker's, with the newest stable level of every feature; leaves any other as it is.
     *
     * @param nodeId whose directory it becomes
     * @param clusterId what it becomes part of, not null
     * @throws KafkaException if that cannot be written
     */
    void format(int nodeId, String clusterId) {
        if (Files.exists(path.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(nodeId)
                    .setClusterId(clusterId)
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    .addDirectory(path.toString())
                    .setMetadataLogDirectory(path.toString())
                    .run();
        } catch (Exception e) { // what run() declares
            throw new KafkaException("cannot format the broker's directory " + path, e);
        }
    }

    /**
     * Who the directory says it belongs to.
     *
     * @throws KafkaException if it belongs to another node, or cannot be read
     */
    MetaPropertiesEnsemble identity() {
        try {
            MetaPropertiesEnsemble identity = new MetaPropertiesEnsemble.Loader()
                    .addMetadataLogDir(path.toString())
                    .addLogDirs(List.of(path.toString()))
                    .load();
            identity.verify(
                    Optional.empty(),
                    OptionalInt.of(BrokerProperties.NODE_ID),
                    EnumSet.of(VerificationFlag.REQUIRE_AT_LEAST_ONE_VALID, VerificationFlag.REQUIRE_METADATA_LOG_DIR));
            return identity;
        } catch (IOException | RuntimeException e) {
            throw new KafkaException(path + " is not the directory of an embedded broker: " + e.getMessage(), e);
        }
    }

    /**
     * The feature levels that it was formatted with.
     *
     * @throws KafkaException if they cannot be read
     */
    BootstrapMetadata bootstrapMetadata() {
        try {
            return BootstrapMetadata.fromDirectory(path);
        } catch (Exception e) { // what it declares
            throw new KafkaException("cannot read the feature levels in " + path, e);
        }
    }

    /** Deletes a temporary directory with all that is in it; leaves any other as it is. */
    void deleteIfTemporary() {
        if (!temporary) {
            return;
        }
        try {
            Utils.delete(path.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the broker's temporary directory " + path, e);
        }
    }
}
