package dev.rollcall.service.check.client;

import static dev.rollcall.service.check.client.SettingRule.above;
import static dev.rollcall.service.check.client.SettingRule.always;
import static dev.rollcall.service.check.client.SettingRule.below;
import static dev.rollcall.service.check.client.SettingRule.is;
import static dev.rollcall.service.check.client.SettingRule.when;
import static dev.rollcall.service.check.hazard.Finding.error;
import static dev.rollcall.service.check.hazard.Finding.note;
import static dev.rollcall.service.check.hazard.Finding.warning;
import static dev.rollcall.service.check.hazard.Hazard.D5;
import static dev.rollcall.service.check.hazard.Hazard.D6;
import static dev.rollcall.service.check.hazard.Hazard.L2;
import static dev.rollcall.service.check.hazard.Hazard.L3;
import static dev.rollcall.service.check.hazard.Hazard.L6;
import static dev.rollcall.service.check.hazard.Hazard.O1;
import static java.util.Map.entry;

import dev.rollcall.service.check.hazard.Finding;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How long a producer tries, what it waits for, and what it does again. */
final class ProducerRules {
    private static final long FEW_RETRIES = 10;
    private static final long SHORT_DELIVERY_MS = 60_000;
    private static final long SHORT_REQUEST_MS = 10_000;
    private static final long SHORT_BLOCK_MS = 10_000;
    private static final long SMALL_BATCH = 16_384;
    private static final long LARGEST_BY_DEFAULT = 1_048_576;
    private static final long LONGEST_TRANSACTION_MS = 900_000;
    private static final String TRY_LONG =
            "Leave retries out (the default is to try until delivery.timeout.ms, 2 minutes), and look at"
                    + " the result of every send().";
    private static final String IDEMPOTENT = "Set enable.idempotence=true and acks=all, and leave retries and"
            + " max.in.flight.requests.per.connection out.";

    static final Map<String, SettingRule> ALL = Map.ofEntries(
            entry(
                    ProducerConfig.ACKS_CONFIG,
                    is(
                                    "0",
                                    error(
                                            "No answer is waited for: what the network or the broker drops is gone without a word. It also turns"
                                                    + " idempotence off.",
                                            "Set acks=all.",
                                            L2,
                                            L3))
                            .or(when(
                                    setting -> !setting.is("all") && !setting.is("-1"),
                                    error(
                                            "Only the leader has confirmed: what its followers had not copied yet is gone with it. It also turns"
                                                    + " idempotence off, so that what is sent again may be stored twice and out of order.",
                                            "Set acks=all, and min.insync.replicas=2 on the topic.",
                                            L3,
                                            D6,
                                            O1)))),
            entry(
                    ProducerConfig.RETRIES_CONFIG,
                    below(
                                    1,
                                    error(
                                            "The first failure is the last: an election of a leader takes longer than one attempt, and the record is lost"
                                                    + " unless the program sends it again itself, which then may store it twice. It also turns"
                                                    + " idempotence off.",
                                            TRY_LONG,
                                            L2,
                                            D6))
                            .or(withoutIdempotence(always(error(
                                    "Without idempotence a write whose answer was lost is stored twice, and a batch that is sent again may come"
                                            + " behind its successor.",
                                    IDEMPOTENT,
                                    D6,
                                    O1))))
                            .or(below(
                                    FEW_RETRIES,
                                    warning(
                                            "At 0.1 to 1 s between attempts these are used up in a few seconds; outages take longer.",
                                            TRY_LONG,
                                            L2)))),
            entry(
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    below(
                            SHORT_DELIVERY_MS,
                            warning(
                                    "After this a record is given up. A broker that restarts or a busy disk takes longer.",
                                    "Set delivery.timeout.ms=120000 (the default) or more, and look at the result of every send().",
                                    L2))),
            entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ProducerRules::request),
            entry(
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    below(
                            SHORT_BLOCK_MS,
                            warning(
                                    "While no broker answers the buffer fills up, and send() fails after this time.",
                                    "Set max.block.ms=60000 (the default) or more, and do not go on when send() throws.",
                                    L2))),
            entry(
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    is(
                            "false",
                            error(
                                    "A write whose answer was lost is sent again and stored twice, and a batch that is sent again may come behind"
                                            + " its successor.",
                                    IDEMPOTENT,
                                    D6,
                                    O1))),
            entry(
                    ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                    above(
                                    ClientSettings.MOST_IN_FLIGHT,
                                    error(
                                            "More than 5 turn idempotence off: batches that are sent again overtake each other, and may be stored twice.",
                                            IDEMPOTENT,
                                            O1,
                                            D6))
                            .or(withoutIdempotence(above(
                                    1,
                                    error(
                                            "Without idempotence a batch that is sent again may come behind its successor.",
                                            IDEMPOTENT,
                                            O1))))
                            .or(below(2, note("Keeps the order, as idempotence does with up to 5, which is faster.")))),
            entry(
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    below(
                            SMALL_BATCH,
                            note(
                                    "No hazard. Smaller than the default of 16384 bytes: more requests for as many records."))),
            entry(
                    ProducerConfig.LINGER_MS_CONFIG,
                    always(note(
                            "No hazard of its own. What waits in the producer is gone when the process is killed: keep the source until send()"
                                    + " has succeeded. The default is 5 ms since Kafka 4.0."))),
            entry(
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    above(
                                    LARGEST_BY_DEFAULT,
                                    warning(
                                            "Brokers take 1 MiB by default and refuse what is larger (RecordTooLargeException), whatever the"
                                                    + " producer allows.",
                                            "Raise max.message.bytes of the topic to the same, and do not pass over the exception.",
                                            L6))
                            .or(always(note(
                                    "A larger record fails with RecordTooLargeException: do not pass over it.", L6)))),
            entry(
                    ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                    when(
                            setting -> setting.line().value().matches("(?i).*(random|uuid|[0-9a-f]{8}-[0-9a-f]{4}-).*"),
                            warning(
                                    "An id that is new at every start fences nobody: a process that was taken for dead goes on writing.",
                                    "Set transactional.id to a name that stays with the instance.",
                                    D5))),
            entry(
                    ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                    above(
                            LONGEST_TRANSACTION_MS,
                            warning(
                                    "Brokers refuse more than transaction.max.timeout.ms, 15 minutes by default; and as long as a transaction that"
                                            + " a crash left is open, nobody reads behind it.",
                                    "Set transaction.timeout.ms=60000 (the default)."))),
            entry(
                    SettingNames.OLD_PRODUCER_TYPE,
                    always(error(
                            "The producer of Kafka 0.8 in this mode drops what its queue cannot hold.",
                            "Take the line out: today's producer always sends in the background; look at the result of every send().",
                            L2))));

    private ProducerRules() {}

    private static SettingRule withoutIdempotence(SettingRule rule) {
        return (setting, all) -> all.isIdempotent() ? Optional.empty() : rule.judge(setting, all);
    }

    private static Optional<Finding> request(ClientSetting setting, ClientSettings all) {
        return below(
                        SHORT_REQUEST_MS,
                        warning(
                                "A broker that is merely slow counts as silent, and what it has stored is sent again"
                                        + (all.isIdempotent()
                                                ? "; idempotence keeps that from being stored twice."
                                                : "."),
                                "Set request.timeout.ms=30000 (the default).",
                                D6))
                .judge(setting, all);
    }
}
