package dev.rollcall.trials.lab.experiment;

import static java.util.Map.entry;

import dev.rollcall.service.run.Instance;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import dev.rollcall.trials.WorkDirectory;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.EventTopic;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.Wait;
import dev.rollcall.trials.testbed.ChildProcess;
import dev.rollcall.trials.testbed.OpenTransactions;
import dev.rollcall.trials.traffic.Published;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Rollcall counts events, is killed in a transaction, and is started again. */
final class RollcallKilled {
    private static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RollcallKilled() {}

    static Measure run(Bench bench, int number) throws InterruptedException {
        EventTopic events = bench.topic("rollcall", Map.of());
        WorkDirectory directory = new WorkDirectory(bench.directory().resolve(events.name()), false);
        Settings settings =
                directory.load(settings(directory, events.name(), bench.broker().bootstrapServers()));
        events.write(0, number / 2);
        killInTransaction(directory, settings);
        events.write(number / 2, number);
        countTheRest(settings);
        return measure(number, Published.read(settings));
    }

    private static Map<String, String> settings(WorkDirectory directory, String name, String bootstrapServers) {
        return Map.ofEntries(
                entry(SettingsKeys.BOOTSTRAP_SERVERS, bootstrapServers),
                entry(SettingsKeys.APPLICATION_ID, name),
                entry(SettingsKeys.INPUT_TOPIC, name),
                entry(SettingsKeys.OUTPUT_TOPIC, name + "-active-users"),
                entry(SettingsKeys.ACCOUNTS_TOPIC, name + "-active-users-accounts"),
                entry(SettingsKeys.REJECTED_TOPIC, name + "-active-users-rejected"),
                entry(SettingsKeys.STATE_DIR, directory.path().resolve("state").toString()),
                entry(SettingsKeys.HTTP_PORT, "-1"),
                // One event's way is as good as eight, and starts sooner.
                entry(SettingsKeys.VISITS_PARTITIONS, "1"),
                entry(SettingsKeys.THREADS, "1"));
    }

    private static void killInTransaction(WorkDirectory directory, Settings settings) throws InterruptedException {
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

    private static void countTheRest(Settings settings) {
        try (Instance instance = Instance.start(settings, Clock.systemUTC())) {
            instance.caughtUp().join();
        }
    }

    /** Every event is of a user of its own: users are counted as new once, on whatever day. */
    private static Measure measure(int number, Published published) {
        long counted = published.rows().stream()
                .mapToLong(row -> row.counts().newUsers())
                .sum();
        long more = Math.max(published.accounts().read(), counted) - number;
        return new Measure(number, (int) Math.max(0, number - counted), (int) Math.max(0, more), 0);
    }
}
