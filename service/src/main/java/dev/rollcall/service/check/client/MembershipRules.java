package dev.rollcall.service.check.client;

import static dev.rollcall.service.check.client.SettingRule.above;
import static dev.rollcall.service.check.client.SettingRule.always;
import static dev.rollcall.service.check.client.SettingRule.below;
import static dev.rollcall.service.check.client.SettingRule.is;
import static dev.rollcall.service.check.client.SettingRule.when;
import static dev.rollcall.service.check.hazard.Finding.error;
import static dev.rollcall.service.check.hazard.Finding.note;
import static dev.rollcall.service.check.hazard.Finding.warning;
import static dev.rollcall.service.check.hazard.Hazard.D1;
import static dev.rollcall.service.check.hazard.Hazard.D3;
import static dev.rollcall.service.check.hazard.Hazard.D5;
import static dev.rollcall.service.check.hazard.Hazard.L6;
import static dev.rollcall.service.check.hazard.Hazard.L8;
import static dev.rollcall.service.check.hazard.Hazard.O1;
import static java.util.Map.entry;

import dev.rollcall.service.check.hazard.Finding;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** When a consumer counts as dead, how much it takes at once, and what it can see. */
final class MembershipRules {
    private static final long SHORT_SESSION_MS = 10_000;
    private static final long SESSION_MS = 45_000;
    private static final long SHORT_POLL_MS = 60_000;
    private static final long MANY_RECORDS = 2_000;
    private static final long SMALL_FETCH_BYTES = 1_048_576;
    private static final int HEARTBEATS_PER_SESSION = 3;

    private static final SettingRule FETCH = below(
            SMALL_FETCH_BYTES,
            note(
                    "Less than the largest record that a broker takes by default. Today's clients still get such a record,"
                            + " alone; those before 0.10.1 stop in front of it for good.",
                    L6));

    static final Map<String, SettingRule> ALL = Map.ofEntries(
            entry(
                    ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                    below(
                            SHORT_SESSION_MS,
                            error(
                                    "A pause longer than this, by garbage collection or a loaded machine, and the partitions go to another"
                                            + " member. Nothing fences the one that was taken for dead: when it wakes up it goes on, and"
                                            + " both write.",
                                    "Set session.timeout.ms=45000 (the default), and write in transactions, which fence the old one.",
                                    D5))),
            entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, MembershipRules::heartbeat),
            entry(
                    ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                    below(
                            SHORT_POLL_MS,
                            error(
                                    "A batch that takes longer costs the consumer its partitions and the commit (CommitFailedException); the batch"
                                            + " runs again, and again.",
                                    "Set max.poll.interval.ms=300000 (the default) or more, and take fewer records with max.poll.records.",
                                    D3))),
            entry(
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    above(
                            MANY_RECORDS,
                            warning(
                                    "All of these have to be worked off within max.poll.interval.ms, on the slowest day too.",
                                    "Set max.poll.records=500 (the default), unless the work per record takes next to no time.",
                                    D3))),
            entry(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    is(
                            "read_uncommitted",
                            warning(
                                    "It sees records of transactions that are aborted later, and those that replace them too.",
                                    "Set isolation.level=read_committed.",
                                    D1))),
            entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH),
            entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH),
            entry(
                    SettingNames.OLD_FETCH,
                    always(warning(
                            "The limit of the clients of Kafka 0.8: they stop for good in front of a record that is larger.",
                            "Set max.partition.fetch.bytes, which lets the first record through whatever its size.",
                            L6))),
            entry(
                    SettingNames.CONCURRENCY,
                    always(warning(
                            "So many consumers in one process: those beyond the number of partitions have nothing to do. Who adds partitions"
                                    + " for them has to be sure that the new ones are read from their beginning. Threads that share one"
                                    + " consumer's records instead work them off in any order, and the position runs ahead of the slowest.",
                            "Keep it at or below the number of partitions, with one consumer for each thread.",
                            L8,
                            O1))),
            entry(
                    StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                    when(
                                    setting -> setting.choice().startsWith("exactly_once"),
                                    note("Good: offsets, state and results commit in one transaction."))
                            .or(always(error(
                                    "After a crash everything since the last commit is counted again.",
                                    "Set processing.guarantee=exactly_once_v2.",
                                    D1,
                                    D5)))));

    private MembershipRules() {}

    private static Optional<Finding> heartbeat(ClientSetting setting, ClientSettings all) {
        long session = all.find(Client.CONSUMER, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG)
                .map(found -> found.number().orElse(SESSION_MS))
                .orElse(SESSION_MS);
        return above(
                        session / HEARTBEATS_PER_SESSION,
                        warning(
                                "Of a session of " + session
                                        + " ms this is more than a third: one or two lost heartbeats end it.",
                                "Set heartbeat.interval.ms to a third of session.timeout.ms or less.",
                                D5))
                .judge(setting, all);
    }
}
