package dev.rollcall.trials.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An instance that waits for brokers that nobody starts. */
final class LongLivedChild {
    private LongLivedChild() {}

    static ChildProcess start(Path directory, String name) {
        Path config = directory.resolve(name + ".properties");
        try {
            Files.writeString(config, "bootstrap.servers=127.0.0.1:1\nkafka.request.timeout.ms=600000\n", UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ChildProcess.java(
                name,
                directory.resolve(name + ".log"),
                List.of("-Xmx64m"),
                List.of("run", "--config", config.toString()));
    }
}
