package dev.rollcall.sinks;

import dev.rollcall.report.Accounts;
import dev.rollcall.report.FirstVisit;
import dev.rollcall.report.GapsRow;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.settings.Settings;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The topics that are copied. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
public enum Source {
    /** Report rows. */
    ACTIVE_USERS(Settings::outputTopic, ReportRow::parse),
    /** Gaps. */
    GAPS(Settings::gapsTopic, GapsRow::parse),
    /** Cohorts. */
    RETENTION(Settings::retentionTopic, RetentionRow::parse),
    /** Accounts. */
    ACCOUNTS(Settings::accountsTopic, Accounts::parse),
    /** First visits, of which old ones are deleted. */
    FIRST_VISITS(settings -> settings.firstVisitsTopic().orElseThrow(), FirstVisit::parse);

    /** The topics of which the latest record of each key is the truth: all but that of the first visits. */
    public static final Set<Source> COMPACTED =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(FIRST_VISITS)));

    private final Function<Settings, String> topic;
    private final BiFunction<byte[], byte[], Object> parser;

    Source(Function<Settings, String> topic, BiFunction<byte[], byte[], Object> parser) {
        this.topic = topic;
        this.parser = parser;
    }

    /**
     * The topic's name.
     *
     * @param settings say it, not null
     * @return the name
     * @throws java.util.NoSuchElementException if there is none
     */
    public String topic(Settings settings) {
        return topic.apply(settings);
    }

    /**
     * Reads a record that is no tombstone.
     *
     * @param key its key, not null
     * @param value its value, not null
     * @return the row that it holds: a {@link ReportRow}, {@link GapsRow}, {@link RetentionRow}, {@link Accounts} or {@link FirstVisit}
     * @throws IllegalArgumentException if it holds none
     */
    public Object parse(byte[] key, byte[] value) {
        return parser.apply(key, value);
    }
}
