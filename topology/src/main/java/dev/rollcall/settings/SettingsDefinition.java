package dev.rollcall.settings;

import static dev.rollcall.settings.SettingsKeys.ACCOUNTS_TOPIC;
import static dev.rollcall.settings.SettingsKeys.APPLICATION_ID;
import static dev.rollcall.settings.SettingsKeys.BOOTSTRAP_SERVERS;
import static dev.rollcall.settings.SettingsKeys.DIMENSIONS;
import static dev.rollcall.settings.SettingsKeys.HISTORY_DAYS;
import static dev.rollcall.settings.SettingsKeys.HTTP_HOST;
import static dev.rollcall.settings.SettingsKeys.HTTP_PORT;
import static dev.rollcall.settings.SettingsKeys.HTTP_TOKEN;
import static dev.rollcall.settings.SettingsKeys.INPUT_TIME;
import static dev.rollcall.settings.SettingsKeys.INPUT_TIME_FORMAT;
import static dev.rollcall.settings.SettingsKeys.INPUT_TOPIC;
import static dev.rollcall.settings.SettingsKeys.INPUT_USER;
import static dev.rollcall.settings.SettingsKeys.MAU_DAYS;
import static dev.rollcall.settings.SettingsKeys.MAX_AHEAD;
import static dev.rollcall.settings.SettingsKeys.MAX_LATENESS;
import static dev.rollcall.settings.SettingsKeys.OUTPUT_TOPIC;
import static dev.rollcall.settings.SettingsKeys.PSEUDONYM_KEY;
import static dev.rollcall.settings.SettingsKeys.REJECTED_TOPIC;
import static dev.rollcall.settings.SettingsKeys.REPLICATION_FACTOR;
import static dev.rollcall.settings.SettingsKeys.ROCKSDB_MEMORY;
import static dev.rollcall.settings.SettingsKeys.STANDBY_REPLICAS;
import static dev.rollcall.settings.SettingsKeys.STATE_DIR;
import static dev.rollcall.settings.SettingsKeys.THREADS;
import static dev.rollcall.settings.SettingsKeys.VISITS_PARTITIONS;
import static dev.rollcall.settings.SettingsKeys.WAU_DAYS;
import static dev.rollcall.settings.SettingsKeys.ZONE;
import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Declares every key once: type, default, what is valid and what it means, in the order of the reference page. */
final class SettingsDefinition {
    private static final int MOST_DAYS = 40_000;
    private static final int MOST_DAYS_AHEAD = 366;
    private static final int LARGEST_WINDOW = 64;
    private static final int MOST_THREADS = 1000;
    private static final int MOST_STANDBYS = 5;

    static final ConfigDef DEFINITION = new SettingsDefinition().definition;

    private final ConfigDef definition = new ConfigDef();
    private String group = "";

    private SettingsDefinition() {
        group("Kafka");
        kafka();
        group("Events");
        events();
        group("Counting");
        counting();
        group("Topics");
        topics();
        group("Process");
        process();
    }

    private void kafka() {
        define(BOOTSTRAP_SERVERS, ConfigDef.Type.LIST, ConfigDef.NO_DEFAULT_VALUE, Rules.SERVERS, HIGH, """
                The brokers to begin with, as in Kafka.""");
        text(APPLICATION_ID, "rollcall", Rules.APPLICATION_ID, HIGH, """
                Names the consumer group, the transactions and the internal topics. Another id counts everything anew.""");
    }

    private void events() {
        text(INPUT_TOPIC, "events", Rules.TOPIC, HIGH, """
                The topic with the events. It must exist, and it may grow partitions at any time.""");
        text(INPUT_USER, "user_id", Rules.USER, HIGH, """
                Where the user stands: a dotted path in the JSON value as `common.uid`, or `@key` for the record's key.""");
        secret(PSEUDONYM_KEY, Rules.PSEUDONYM_KEY, """
                A secret. With it topics and state hold pseudonyms instead of users, and rejected events come without their content; see \
                `docs/security.md`. Keep it elsewhere, as in `${file:/run/secrets/rollcall.properties:key}` or `${env:NAME}`. Another \
                key makes everybody another user: it is fixed for the life of an application id.""");
        text(INPUT_TIME, "ts", Rules.TIME, HIGH, """
                Where the event time stands: a dotted path in the JSON value, or `@timestamp` for the record's timestamp.""");
        text(INPUT_TIME_FORMAT, "auto", Rules.TIME_FORMAT, MEDIUM, """
                How the time is written when it is a field. `auto`: a string is ISO-8601 with an offset or `Z`, \
                a number below 100,000,000,000 is seconds (fractions allowed), any other number is milliseconds.""");
        text(DIMENSIONS, "", Rules.DIMENSIONS, HIGH, """
                The fields whose values users are also counted by, as `country, os=device.os`. A user counts once for \
                every value, so the values of a dimension may add up to more than all users.""");
    }

    private void counting() {
        text(ZONE, "UTC", Rules.ZONE, HIGH, """
                The time zone in which a day begins and ends.""");
        number(WAU_DAYS, 7, Rules.between(2, LARGEST_WINDOW), LOW, """
                How many days the weekly window has; it ends on the reported day. It may be longer than the monthly one.""");
        number(MAU_DAYS, 30, Rules.between(2, LARGEST_WINDOW), LOW, """
                How many days the monthly window has; it ends on the reported day.""");
        text(MAX_LATENESS, "P7D", Rules.duration(MOST_DAYS), MEDIUM, """
                An event is rejected as `LATE` when its time is earlier than its record's timestamp by more than this.""");
        text(MAX_AHEAD, "PT1H", Rules.duration(MOST_DAYS_AHEAD), MEDIUM, """
                An event is rejected as `AHEAD` when its time is later than its record's timestamp by more than this.""");
        number(HISTORY_DAYS, 400, Rules.between(2, MOST_DAYS), MEDIUM, """
                How many days of a user's activity are kept, back from the user's newest day. Older events are rejected as \
                `FORGOTTEN`. At least `wau.days` and `mau.days`, and at least `time.max-lateness` in days. Can become less \
                later, not more: days that were forgotten do not come back.""");
    }

    private void topics() {
        text(OUTPUT_TOPIC, "active-users", Rules.TOPIC, HIGH, """
                The topic for the report rows, one per day and segment.""");
        text(REJECTED_TOPIC, "rejected-events", Rules.TOPIC, HIGH, """
                The topic for events that cannot be counted, each with its reason.""");
        text(ACCOUNTS_TOPIC, "accounts", Rules.TOPIC, MEDIUM, """
                The topic that says for every input partition how many events were read and what became of them. \
                It and the topics above must all be different.""");
        number(VISITS_PARTITIONS, 8, Rules.between(1, 1000), MEDIUM, """
                How many partitions users are spread over, and so how many threads can share the counting. \
                Fixed for the life of an application id.""");
        define(REPLICATION_FACTOR, ConfigDef.Type.SHORT, (short) -1, Rules.REPLICATION_FACTOR, MEDIUM, """
                For every topic that Rollcall creates; -1 is the brokers' default.""");
    }

    private void process() {
        text(STATE_DIR, "state", Rules.DIRECTORY, HIGH, """
                Where state is kept. Each instance takes a free sub-directory of its own and holds it by a lock, so several \
                instances on one machine need no extra setting.""");
        number(STANDBY_REPLICAS, 1, Rules.between(0, MOST_STANDBYS), MEDIUM, """
                How many other instances keep a copy of each part of the state, to go on from when an instance is lost without \
                reading all of it again. With a single instance there is no copy. Kafka's own name for it, \
                `kafka.num.standby.replicas`, goes before this one.""");
        threads();
        rocksDbMemory();
        text(HTTP_HOST, "127.0.0.1", Rules.HOST, MEDIUM, """
                The address on which HTTP is served; `0.0.0.0` for all.""");
        number(HTTP_PORT, 8080, Rules.between(-1, 65_535), MEDIUM, """
                The port for HTTP. If it is taken, the next free one is used and logged; 0: any free port; -1: no HTTP.""");
        secret(HTTP_TOKEN, Rules.TOKEN, """
                A secret that requests to the API and for metrics must bring as `Authorization: Bearer <token>`. The dashboard \
                asks for it. Set it, by reference, before HTTP is served to other machines.""");
    }

    private void threads() {
        int cores = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
        machine(THREADS, ConfigDef.Type.INT, cores, "the number of cores", Rules.between(1, MOST_THREADS), """
                How many threads count.""");
    }

    private void rocksDbMemory() {
        machine(
                ROCKSDB_MEMORY,
                ConfigDef.Type.STRING,
                quarterOfMemory(),
                "a quarter of the memory",
                Rules.ROCKSDB_MEMORY,
                """
                How much memory RocksDB may take for all stores together, outside the heap. The memory of which a quarter is \
                the default is the container's if it has a limit, else the machine's. It speeds up reading activity rows that \
                are not in the heap any more.""");
    }

    private static String quarterOfMemory() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Sizes.text(Math.max(Sizes.LEAST_ROCKSDB, system.getTotalMemorySize() / 4));
    }

    // Its default is the machine's, which the reference page cannot name.
    private void machine(
            String key, ConfigDef.Type type, Object byDefault, String words, Validator valid, String documentation) {
        definition.define(
                key, type, byDefault, valid, MEDIUM, documentation, group, 0, Width.NONE, key, List.of(), null, words);
    }

    private void text(String key, String byDefault, Validator valid, Importance importance, String documentation) {
        define(key, ConfigDef.Type.STRING, byDefault, valid, importance, documentation);
    }

    private void number(String key, int byDefault, Validator valid, Importance importance, String documentation) {
        define(key, ConfigDef.Type.INT, byDefault, valid, importance, documentation);
    }

    /** Not set unless somebody does. */
    private void secret(String key, Validator valid, String documentation) {
        define(key, ConfigDef.Type.PASSWORD, null, valid, MEDIUM, documentation);
    }

    private void group(String name) {
        group = name;
    }

    private void define(
            String key,
            ConfigDef.Type type,
            Object byDefault,
            Validator valid,
            Importance importance,
            String documentation) {
        definition.define(key, type, byDefault, valid, importance, documentation, group, 0, Width.NONE, key);
    }
}
