package dev.rollcall.settings;

import static dev.rollcall.settings.SettingsKeys.ACCOUNTS_TOPIC;
import static dev.rollcall.settings.SettingsKeys.APPLICATION_ID;
import static dev.rollcall.settings.SettingsKeys.BOOTSTRAP_SERVERS;
import static dev.rollcall.settings.SettingsKeys.DIMENSION_VALUES;
import static dev.rollcall.settings.SettingsKeys.EARLIEST;
import static dev.rollcall.settings.SettingsKeys.FIRST_VISITS_TOPIC;
import static dev.rollcall.settings.SettingsKeys.GAPS_TOPIC;
import static dev.rollcall.settings.SettingsKeys.HTTP_ALLOWED_HOSTS;
import static dev.rollcall.settings.SettingsKeys.HTTP_HOST;
import static dev.rollcall.settings.SettingsKeys.HTTP_PORT;
import static dev.rollcall.settings.SettingsKeys.INPUT_TOPIC;
import static dev.rollcall.settings.SettingsKeys.LATEST;
import static dev.rollcall.settings.SettingsKeys.MAU_DAYS;
import static dev.rollcall.settings.SettingsKeys.MAX_LATENESS;
import static dev.rollcall.settings.SettingsKeys.OUTPUT_TOPIC;
import static dev.rollcall.settings.SettingsKeys.PSEUDONYM_KEY;
import static dev.rollcall.settings.SettingsKeys.REJECTED_TOPIC;
import static dev.rollcall.settings.SettingsKeys.REPLICATION_FACTOR;
import static dev.rollcall.settings.SettingsKeys.RETENTION_DAYS;
import static dev.rollcall.settings.SettingsKeys.RETENTION_MONTHS;
import static dev.rollcall.settings.SettingsKeys.RETENTION_TOPIC;
import static dev.rollcall.settings.SettingsKeys.RETENTION_WEEKS;
import static dev.rollcall.settings.SettingsKeys.START_TIMEOUT;
import static dev.rollcall.settings.SettingsKeys.STATE_DIR;
import static dev.rollcall.settings.SettingsKeys.THREADS;
import static dev.rollcall.settings.SettingsKeys.VISITS_PARTITIONS;
import static dev.rollcall.settings.SettingsKeys.WAU_DAYS;
import static dev.rollcall.settings.SettingsKeys.ZONE;

import com.sun.management.OperatingSystemMXBean;
import dev.rollcall.changes.CohortLimits;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/**
 * Declares every key once, by reading it: what it is called, what is valid, the default, what it means, and by its place which
 * component of {@link Settings} it becomes. The order is that of the reference page.
 */
final class SettingsDefinition {
    private static final int LARGEST_WINDOW = 400;
    private static final int MOST_DAYS = 40_000;
    private static final int MOST_DAYS_AHEAD = 366;
    private static final int MOST_THREADS = 1000;

    // With less, RocksDB would spend its time on writing and reading again.
    private static final long LEAST_ROCKSDB = 64L << 20;

    /** All keys by name. */
    static final Map<String, Key> KEYS = Values.declaredBy(nothing -> read(nothing, List.of()));

    private SettingsDefinition() {}

    /** Not for use if there was any problem. */
    static Settings read(Values values, List<String> warnings) {
        return new Settings(
                values.under("Kafka").required(BOOTSTRAP_SERVERS, Names.SERVERS, """
                        The brokers to begin with, as in Kafka."""),
                values.read(APPLICATION_ID, Names.APPLICATION_ID, "rollcall", """
                        Names the consumer group, the transactions and the internal topics. Another id counts everything anew."""),
                values.under("Events").read(INPUT_TOPIC, Names.TOPICS, "events", """
                        The topic with the events, or several, comma-separated. They must exist, and may grow partitions at any time. The list may \
                        be changed while all instances are stopped."""),
                FormatKeys.read(values),
                EventSettings.read(values),
                values.optional(PSEUDONYM_KEY, Names.PSEUDONYM_KEY, """
                        A secret. With it topics and state hold pseudonyms instead of users, and rejected events come without their content; see \
                        `docs/security.md`. Keep it elsewhere, as in `${file:/run/secrets/rollcall.properties:key}` or `${env:NAME}`. Another \
                        key makes everybody another user: it is fixed for the life of an application id."""),
                values.under("Counting").read(ZONE, Names.ZONE, "UTC", """
                        The time zone in which a day begins and ends."""),
                values.read(WAU_DAYS, Kind.between(2, LARGEST_WINDOW), "7", """
                        How many days the weekly window has; it ends on the reported day. It may be longer than the monthly one. May be changed \
                        while all instances are stopped: all rows are then published anew."""),
                values.read(MAU_DAYS, Kind.between(2, LARGEST_WINDOW), "30", """
                        How many days the monthly window has; it ends on the reported day. May be changed as `wau.days` may."""),
                cohorts(values),
                values.read(MAX_LATENESS, Amounts.duration(MOST_DAYS), "P7D", """
                        An event is rejected as `LATE` when its time is earlier than its record's timestamp by more than this."""),
                values.read("time.max-ahead", Amounts.duration(MOST_DAYS_AHEAD), "PT1H", """
                        An event is rejected as `AHEAD` when its time is later than its record's timestamp by more than this."""),
                values.read(EARLIEST, Amounts.DAY, "2000-01-01", """
                        An event of an earlier day is rejected as `BAD_TIME`: its clock was never set, or milliseconds were taken for seconds."""),
                values.read(LATEST, Amounts.DAY, "2100-01-01", """
                        An event of a later day is rejected as `BAD_TIME`."""),
                values.under("Topics").read(OUTPUT_TOPIC, Names.TOPIC, "active-users", """
                        The topic for the report rows, one per day and segment. The names of the following topics begin with it unless \
                        they are set."""),
                values.derived(REJECTED_TOPIC, Names.TOPIC, OUTPUT_TOPIC, "-rejected", """
                        The topic for events that cannot be counted, each with its reason."""),
                values.derived(GAPS_TOPIC, Names.TOPIC, OUTPUT_TOPIC, "-gaps", """
                        The topic that says for every day and segment how long its users had been away. Distinct users of any range of days \
                        are a sum over its rows."""),
                values.derived(RETENTION_TOPIC, Names.TOPIC, OUTPUT_TOPIC, "-retention", """
                        The topic that says for every cohort how many of its users were active in the periods after it."""),
                values.derived(ACCOUNTS_TOPIC, Names.TOPIC, OUTPUT_TOPIC, "-accounts", """
                        The topic that says for every input partition how many events were read and what became of them. \
                        It and the topics above must all be different."""),
                values.optional(FIRST_VISITS_TOPIC, Names.TOPIC, """
                        If set, the topic for a record per user and day on which the user became active, with the day before that in each \
                        segment; see `docs/results.md`. It tells other systems who is new and who came back. It begins with what is counted from then on."""),
                values.read(VISITS_PARTITIONS, Kind.between(1, 1000), "8", """
                        How many partitions users are spread over, and so how many threads can share the counting. \
                        Fixed for the life of an application id."""),
                values.read(REPLICATION_FACTOR, Names.REPLICATION_FACTOR, "-1", """
                        For every topic that Rollcall creates; -1 is the brokers' default."""),
                SinkKeys.read(values.under("Sink")),
                values.under("Process").read(STATE_DIR, Names.DIRECTORY, "state", """
                        Where state is kept. Each instance takes a free sub-directory of its own and holds it by a lock, so several \
                        instances on one machine need no extra setting."""),
                values.read("standby.replicas", Kind.between(0, 5), "1", """
                        How many other instances keep a copy of each part of the state, to go on from when an instance is lost without \
                        reading all of it again. With a single instance there is no copy. Kafka's own name for it, \
                        `kafka.num.standby.replicas`, overrides this one."""),
                values.read(THREADS, Kind.between(1, MOST_THREADS), cores(), "the number of cores", """
                        How many threads count."""),
                values.read(
                        "memory.rocksdb",
                        Amounts.memory(LEAST_ROCKSDB),
                        quarterOfMemory(),
                        "a quarter of the memory",
                        """
                        How much memory RocksDB may take for all stores together, outside the heap. The memory of which a quarter is \
                        the default is the container's if it has a limit, else the machine's. It speeds up reading activity rows that \
                        are not in the heap any more."""),
                values.read(HTTP_HOST, Names.HOST, "127.0.0.1", """
                        The address on which HTTP is served; `0.0.0.0` for all."""),
                values.read(HTTP_PORT, Kind.between(-1, 65_535), "8080", """
                        The port for HTTP; 0: any free port; -1: no HTTP. A port that is set and taken is an error; if the default is taken, \
                        the next free port is used and logged, so that two instances on one machine need no extra setting."""),
                values.read(HTTP_ALLOWED_HOSTS, Names.HOSTS, "", """
                        Names by which HTTP may be asked for besides `localhost`, loopback addresses and `http.host`, comma-separated: a proxy's, \
                        for instance. A request for any other name is refused, so that no page of another site can read the counts through \
                        a name that leads to this address. IP addresses are no names: any is allowed, unless `http.host` is loopback; then only \
                        loopback and what is listed."""),
                values.optional("http.token", Names.TOKEN, """
                        A secret that requests to the API and for metrics must bring as `Authorization: Bearer <token>`. The dashboard \
                        asks for it. Set it, by reference, before HTTP is served to other machines."""),
                values.read(START_TIMEOUT, Amounts.duration(MOST_DAYS_AHEAD), "PT1M", """
                        How long `run` waits for the first broker to answer before it ends with status 1."""),
                LogSettings.read(values),
                values.kafka(),
                values.effective(),
                warnings);
    }

    private static CohortLimits cohorts(Values values) {
        return new CohortLimits(
                values.read(RETENTION_DAYS, Kind.between(0, LARGEST_WINDOW), "90", """
                        How many days after its first active day a user is followed in a cohort of that day; 0: no such rows. Can become \
                        less, not more."""),
                values.read(RETENTION_WEEKS, Kind.between(0, LARGEST_WINDOW), "26", """
                        The same for cohorts of calendar weeks, from Monday to Sunday: how many weeks."""),
                values.read(RETENTION_MONTHS, Kind.between(0, LARGEST_WINDOW), "24", """
                        The same for cohorts of calendar months: how many months."""));
    }

    /** Whether a key is one of these, or could be once it is known which names there are. */
    static boolean isKey(String key) {
        return KEYS.containsKey(key) || key.startsWith(DIMENSION_VALUES);
    }

    private static String cores() {
        return Integer.toString(Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS));
    }

    private static String quarterOfMemory() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Amounts.mebibytes(Math.max(LEAST_ROCKSDB, system.getTotalMemorySize() / 4));
    }
}
