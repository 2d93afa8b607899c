package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.run.Instance;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import dev.rollcall.settings.SettingsLoader;
import dev.rollcall.trials.WorkDirectory;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.EventTopic;
import dev.rollcall.trials.lab.bench.Kafka;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.Wait;
import dev.rollcall.trials.testbed.ChildProcess;
import dev.rollcall.trials.testbed.OpenTransactions;
import dev.rollcall.trials.traffic.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rollcall counts events, is killed in a transaction, and is started again. */
final class RollcallKilled {
    private static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventTopic events;
    private final WorkDirectory directory;
    private final Settings settings;

    private RollcallKilled(Bench bench) throws InterruptedException {
        Kafka kafka = bench.broker();
        String name = bench.name("rollcall");
        events = kafka.create(name + "-events", Map.of());
        directory = new WorkDirectory(created(bench.directory().resolve(name)), false);
        directory.write(settings(name, kafka.bootstrapServers()));
        settings = new SettingsLoader().file(directory.configuration()).load();
    }

    private static Path created(Path path) {
        try {
            return Files.createDirectory(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings(String name, String bootstrapServers) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(SettingsKeys.BOOTSTRAP_SERVERS, bootstrapServers);
        values.put(SettingsKeys.APPLICATION_ID, name);
        values.put(SettingsKeys.INPUT_TOPIC, events.name());
        values.put(SettingsKeys.OUTPUT_TOPIC, name + "-active-users");
        values.put(SettingsKeys.ACCOUNTS_TOPIC, name + "-accounts");
        values.put(SettingsKeys.REJECTED_TOPIC, name + "-rejected-events");
        values.put(SettingsKeys.STATE_DIR, directory.path().resolve("state").toString());
        values.put(SettingsKeys.HTTP_PORT, "-1");
        // One event's way is as good as eight, and starts sooner.
        values.put(SettingsKeys.VISITS_PARTITIONS, "1");
        values.put(SettingsKeys.THREADS, "1");
        return values;
    }

    static Measure run(Bench bench, int number) throws InterruptedException {
        RollcallKilled trial = new RollcallKilled(bench);
        trial.events.write(0, number / 2);
        trial.killInTransaction();
        trial.events.write(number / 2, number);
        trial.countTheRest();
        return trial.measure(number);
    }

    private void killInTransaction() throws InterruptedException {
        try (OpenTransactions open = OpenTransactions.of(settings.bootstrapServers(), settings.applicationId());
                ChildProcess process = ChildProcess.java(
                        "rollcall",
                        directory.path().resolve("rollcall.log"),
                        JVM,
                        List.of("run", "--config", directory.configuration().toString()))) {
            Wait.until("Rollcall has a transaction open; see " + process.log(), PATIENCE, () -> !open.list()
                    .isEmpty());
            process.kill();
        }
    }

    private void countTheRest() {
        try (Instance instance = Instance.start(settings, Clock.systemUTC())) {
            instance.caughtUp().join();
        }
    }

    /** Every event is of a user of its own: users are counted as new once, on whatever day. */
    private Measure measure(int number) {
        Published published = Published.read(settings);
        long counted =
                published.rows().stream().mapToLong(row -> row.newUsers()).sum();
        long read = published.accounts().read();
        return new Measure(
                number, (int) Math.max(0, number - counted), (int) Math.max(0, Math.max(read, counted) - number), 0);
    }
}
