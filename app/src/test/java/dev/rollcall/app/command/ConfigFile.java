package dev.rollcall.app.command;

import dev.rollcall.app.testing.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The configuration file of a test. */
final class ConfigFile {
    private ConfigFile() {}

    /** Writes a file with names of the test's own; the path as the command line takes it. */
    static String of(TestKafka kafka, Path directory, String... more) throws IOException {
        List<String> lines = List.of(
                "bootstrap.servers=" + kafka.bootstrapServers(),
                "application.id=" + kafka.name("app"),
                "input.topic=" + kafka.name("events"),
                "output.topic=" + kafka.name("output"),
                "rejected.topic=" + kafka.name("rejected"),
                "accounts.topic=" + kafka.name("accounts"),
                "visits.partitions=2",
                "threads=1",
                "http.port=-1",
                "state.dir=" + directory.resolve("state"),
                String.join("\n", more));
        return Files.write(directory.resolve("rollcall.properties"), lines).toString();
    }
}
