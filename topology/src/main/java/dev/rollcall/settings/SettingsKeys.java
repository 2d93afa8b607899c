package dev.rollcall.settings;

/** Keys of the configuration that messages and other code name. */
public final class SettingsKeys {
    public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    public static final String APPLICATION_ID = "application.id";
    public static final String INPUT_TOPIC = "input.topic";
    public static final String INPUT_USER = "input.user";
    public static final String USER_IGNORE = "input.user.ignore";
    public static final String USER_CASE = "input.user.case";
    public static final String KEY_FORMAT = "input.key.format";
    public static final String PSEUDONYM_KEY = "user.pseudonym.key";
    public static final String DIMENSIONS = "dimensions";
    public static final String DIMENSION_VALUES = "dimension.values.";
    public static final String ZONE = "zone";
    public static final String WAU_DAYS = "wau.days";
    public static final String MAU_DAYS = "mau.days";
    public static final String RETENTION_DAYS = "retention.days";
    public static final String RETENTION_WEEKS = "retention.weeks";
    public static final String RETENTION_MONTHS = "retention.months";
    public static final String MAX_LATENESS = "time.max-lateness";
    public static final String EARLIEST = "time.earliest";
    public static final String LATEST = "time.latest";
    public static final String OUTPUT_TOPIC = "output.topic";
    public static final String REJECTED_TOPIC = "rejected.topic";
    public static final String GAPS_TOPIC = "gaps.topic";
    public static final String RETENTION_TOPIC = "retention.topic";
    public static final String ACCOUNTS_TOPIC = "accounts.topic";
    public static final String FIRST_VISITS_TOPIC = "first-visits.topic";
    public static final String SINK = "sink.";
    public static final String SINK_URL = SINK + "url";
    public static final String SINK_USER = SINK + "user";
    public static final String SINK_PASSWORD = SINK + "password";
    public static final String VISITS_PARTITIONS = "visits.partitions";
    public static final String REPLICATION_FACTOR = "topics.replication.factor";
    public static final String STATE_DIR = "state.dir";
    public static final String THREADS = "threads";
    public static final String HTTP_HOST = "http.host";
    public static final String HTTP_PORT = "http.port";
    public static final String HTTP_ALLOWED_HOSTS = "http.allowed-hosts";
    public static final String START_TIMEOUT = "start.timeout";

    private SettingsKeys() {}
}
