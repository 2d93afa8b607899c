package dev.rollcall.service.check.client;

import static dev.rollcall.service.check.client.SettingRule.always;
import static dev.rollcall.service.check.client.SettingRule.is;
import static dev.rollcall.service.check.client.SettingRule.when;
import static dev.rollcall.service.check.hazard.Finding.error;
import static dev.rollcall.service.check.hazard.Finding.note;
import static dev.rollcall.service.check.hazard.Finding.warning;
import static dev.rollcall.service.check.hazard.Hazard.D1;
import static dev.rollcall.service.check.hazard.Hazard.D2;
import static dev.rollcall.service.check.hazard.Hazard.D4;
import static dev.rollcall.service.check.hazard.Hazard.L1;
import static dev.rollcall.service.check.hazard.Hazard.L7;
import static dev.rollcall.service.check.hazard.Hazard.L8;

import dev.rollcall.service.check.hazard.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Where a consumer's position is kept, when it is stored, and what happens if there is none. */
final class OffsetRules {
    private static final long SHORT_COMMIT_MS = 1_000;
    private static final Pattern CHANGES_AT_EVERY_START = Pattern.compile(
            ".*(random|uuid|timestamp|pid\\b|hostname|[0-9a-f]{8}-[0-9a-f]{4}-).*", Pattern.CASE_INSENSITIVE);
    private static final String COMMIT_YOURSELF = "Set enable.auto.commit=false, and commit when the work is done, best"
            + " in one transaction with its results.";

    static final Finding AUTO_COMMITTED = error(
            "The position is stored by the clock, at a poll() or close(), and not when the work is done: records that were"
                    + " handed to other threads, or that failed, are behind it, and lost when the process dies. What was done"
                    + " since the last time is done twice when it is killed, or when unsubscribe() comes before close().",
            COMMIT_YOURSELF,
            L1,
            D1,
            D2);
    static final Finding LATEST = error(
            "When there is no usable position it goes on at the newest record: what came during an outage longer than retention,"
                    + " and what was written to a new partition before it was found, is never read.",
            "Set auto.offset.reset=none, or earliest if reading twice does less harm than losing.",
            L7,
            L8);
    private static final String READ_AGAIN =
            "When the stored position is lost or aged out, everything is read again, or it goes on with what"
                    + " retention has left, and nothing but a log line tells.";
    private static final Finding EARLIEST = warning(
            READ_AGAIN,
            "Set auto.offset.reset=none once the group has committed, and decide by hand when it fails.",
            D4,
            L7);
    private static final Finding EARLIEST_AND_COMMITTED_AFTER_THE_WORK =
            note("Good against loss: a new partition is read from its first record on. " + READ_AGAIN, D4, L7);

    static final Map<String, SettingRule> ALL = Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            when(setting -> !setting.is("false"), AUTO_COMMITTED)
                    .or(withoutTransactions(note(
                            "Good against loss. Whoever is killed between the work and the commit does the work again, unless both"
                                    + " are in one transaction.",
                            D1))),
            ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG,
            OffsetRules::commitInterval,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            manually(is("earliest", EARLIEST_AND_COMMITTED_AFTER_THE_WORK))
                    .or(is("earliest", EARLIEST))
                    .or(is("smallest", EARLIEST))
                    .or(is("none", note("Good: a missing position is an error, not a guess.")))
                    .or(always(LATEST)),
            ConsumerConfig.GROUP_ID_CONFIG,
            when(
                    setting -> CHANGES_AT_EVERY_START
                            .matcher(setting.line().value())
                            .matches(),
                    error(
                            "A group whose name changes with every start has no position to go on from.",
                            "Set group.id to one name that stays.",
                            D4,
                            L7)),
            SettingNames.ACK_MODE,
            withoutTransactions(warning(
                    "The container commits after the listener. Killed in between, the listener sees the records again.",
                    "Make the work repeatable, or give the producer a transaction-id-prefix and let the container's"
                            + " transaction commit both.",
                    D1)),
            SettingNames.OFFSETS_STORAGE,
            always(error(
                    "Offsets outside Kafka do not know partitions that are added later, and no transaction covers them and the"
                            + " results.",
                    "Take the line out: today's clients keep offsets in __consumer_offsets.",
                    L8,
                    D4)),
            SettingNames.ZOOKEEPER,
            always(error(
                    "Consumers that find brokers through ZooKeeper are those of Kafka 0.8. They keep their offsets there, outside"
                            + " Kafka: new partitions are unknown to them, and with the ensemble the positions are lost. Kafka 4"
                            + " has no ZooKeeper.",
                    "Take the line out, set bootstrap.servers, and move to today's client.",
                    L8,
                    D4)));

    private OffsetRules() {}

    private static SettingRule withoutTransactions(Finding finding) {
        return (setting, all) -> all.isTransactional() ? Optional.empty() : Optional.of(finding);
    }

    private static SettingRule manually(SettingRule rule) {
        return (setting, all) -> all.isAutoCommit() ? Optional.empty() : rule.judge(setting, all);
    }

    private static Optional<Finding> commitInterval(ClientSetting setting, ClientSettings all) {
        if (!all.isAutoCommit()) {
            return Optional.of(note("Without enable.auto.commit it has no effect."));
        }
        String often = setting.isBelow(SHORT_COMMIT_MS) ? " So short, a crash hardly ever misses the window." : "";
        return Optional.of(error(
                "So often the position moves over records that are handed out and not done yet." + often
                        + " A longer interval loses less and doubles more; neither is exact.",
                "Leave it out. " + COMMIT_YOURSELF,
                L1));
    }
}
