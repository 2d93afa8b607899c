package dev.rollcall.service.check.client;

import static dev.rollcall.service.check.hazard.Hazard.D5;
import static dev.rollcall.service.check.hazard.Hazard.D6;
import static dev.rollcall.service.check.hazard.Hazard.L2;
import static dev.rollcall.service.check.hazard.Hazard.L3;
import static dev.rollcall.service.check.hazard.Hazard.L6;
import static dev.rollcall.service.check.hazard.Hazard.O1;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How long a producer tries, what it waits for, and what it does again. */
final class ProducerRules {
    private static final long FEW_RETRIES = 10;
    private static final long SHORT_DELIVERY_MS = 60_000;
    private static final long SHORT_REQUEST_MS = 10_000;
    private static final long SHORT_BLOCK_MS = 10_000;
    private static final long MOST_IN_FLIGHT = 5;
    private static final long LARGEST_BY_DEFAULT = 1_048_576;
    private static final long LONGEST_TRANSACTION_MS = 900_000;
    private static final String TRY_LONG =
            "Leave retries out (the default is to try until delivery.timeout.ms, 2 minutes), and look at"
                    + " the result of every send().";
    private static final String IDEMPOTENT = "Set enable.idempotence=true and acks=all, and leave retries and"
            + " max.in.flight.requests.per.connection out.";

    static final Map<String, SettingRule> ALL = Map.ofEntries(
            Map.entry(ProducerConfig.ACKS_CONFIG, ProducerRules::acks),
            Map.entry(ProducerConfig.RETRIES_CONFIG, ProducerRules::retries),
            Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ProducerRules::delivery),
            Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ProducerRules::request),
            Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, ProducerRules::block),
            Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, ProducerRules::idempotence),
            Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, ProducerRules::inFlight),
            Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, ProducerRules::batch),
            Map.entry(ProducerConfig.LINGER_MS_CONFIG, ProducerRules::linger),
            Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, ProducerRules::size),
            Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, ProducerRules::transactions),
            Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, ProducerRules::transactionTimeout),
            Map.entry(SettingNames.OLD_PRODUCER_TYPE, ProducerRules::type));

    private ProducerRules() {}

    private static Optional<Advice> acks(ClientSetting setting, ClientSettings all) {
        return switch (setting.choice()) {
            case "all", "-1" -> Optional.empty();
            case "0" ->
                Optional.of(Advice.error(
                        "No answer is waited for: what the network or the broker drops is gone without a word. It also turns"
                                + " idempotence off.",
                        "Set acks=all.",
                        L2,
                        L3));
            default ->
                Optional.of(Advice.error(
                        "Only the leader has confirmed: what its followers had not copied yet is gone with it. It also turns"
                                + " idempotence off, so that what is sent again may be stored twice and out of order.",
                        "Set acks=all, and min.insync.replicas=2 on the topic.",
                        L3,
                        D6,
                        O1));
        };
    }

    private static Optional<Advice> retries(ClientSetting setting, ClientSettings all) {
        if (setting.isBelow(1)) {
            return Optional.of(Advice.error(
                    "The first failure is the last: an election of a leader takes longer than one attempt, and the record is lost"
                            + " unless the program sends it again itself, which then may store it twice. It also turns"
                            + " idempotence off.",
                    TRY_LONG,
                    L2,
                    D6));
        }
        if (!all.isIdempotent()) {
            return Optional.of(Advice.error(
                    "Without idempotence a write whose answer was lost is stored twice, and a batch that is sent again may come"
                            + " behind its successor.",
                    IDEMPOTENT,
                    D6,
                    O1));
        }
        return setting.isBelow(FEW_RETRIES)
                ? Optional.of(Advice.warning(
                        "At 0.1 to 1 s between attempts these are used up in a few seconds; outages take longer.",
                        TRY_LONG,
                        L2))
                : Optional.empty();
    }

    private static Optional<Advice> delivery(ClientSetting setting, ClientSettings all) {
        return setting.isBelow(SHORT_DELIVERY_MS)
                ? Optional.of(Advice.warning(
                        "After this a record is given up. A broker that restarts or a busy disk takes longer.",
                        "Set delivery.timeout.ms=120000 (the default) or more, and look at the result of every send().",
                        L2))
                : Optional.empty();
    }

    private static Optional<Advice> request(ClientSetting setting, ClientSettings all) {
        return setting.isBelow(SHORT_REQUEST_MS)
                ? Optional.of(Advice.warning(
                        "A broker that is merely slow counts as silent, and what it has stored is sent again"
                                + (all.isIdempotent() ? "; idempotence keeps that from being stored twice." : "."),
                        "Set request.timeout.ms=30000 (the default).",
                        D6))
                : Optional.empty();
    }

    private static Optional<Advice> block(ClientSetting setting, ClientSettings all) {
        return setting.isBelow(SHORT_BLOCK_MS)
                ? Optional.of(Advice.warning(
                        "While no broker answers the buffer fills up, and send() fails after this time.",
                        "Set max.block.ms=60000 (the default) or more, and do not go on when send() throws.",
                        L2))
                : Optional.empty();
    }

    private static Optional<Advice> idempotence(ClientSetting setting, ClientSettings all) {
        return setting.is("false")
                ? Optional.of(Advice.error(
                        "A write whose answer was lost is sent again and stored twice, and a batch that is sent again may come behind"
                                + " its successor.",
                        IDEMPOTENT,
                        D6,
                        O1))
                : Optional.empty();
    }

    private static Optional<Advice> inFlight(ClientSetting setting, ClientSettings all) {
        if (setting.isAbove(MOST_IN_FLIGHT)) {
            return Optional.of(Advice.error(
                    "More than 5 turn idempotence off: batches that are sent again overtake each other, and may be stored twice.",
                    IDEMPOTENT,
                    O1,
                    D6));
        }
        if (setting.isAbove(1) && !all.isIdempotent()) {
            return Optional.of(Advice.error(
                    "Without idempotence a batch that is sent again may come behind its successor.", IDEMPOTENT, O1));
        }
        return setting.isBelow(2)
                ? Optional.of(Advice.note("Keeps the order, as idempotence does with up to 5, which is faster."))
                : Optional.empty();
    }

    private static Optional<Advice> batch(ClientSetting setting, ClientSettings all) {
        return setting.isBelow(16_384)
                ? Optional.of(Advice.note(
                        "No hazard. Smaller than the default of 16384 bytes: more requests for as many records."))
                : Optional.empty();
    }

    private static Optional<Advice> linger(ClientSetting setting, ClientSettings all) {
        return Optional.of(Advice.note(
                "No hazard of its own. What waits in the producer is gone when the process is killed: keep the source until send()"
                        + " has succeeded. The default is 5 ms since Kafka 4.0."));
    }

    private static Optional<Advice> size(ClientSetting setting, ClientSettings all) {
        return Optional.of(
                setting.isAbove(LARGEST_BY_DEFAULT)
                        ? Advice.warning(
                                "Brokers take 1 MiB by default and refuse what is larger (RecordTooLargeException), whatever the"
                                        + " producer allows.",
                                "Raise max.message.bytes of the topic to the same, and do not pass over the exception.",
                                L6)
                        : Advice.note("A larger record fails with RecordTooLargeException: do not pass over it.", L6));
    }

    private static Optional<Advice> transactions(ClientSetting setting, ClientSettings all) {
        return setting.line().value().matches("(?i).*(random|uuid|[0-9a-f]{8}-[0-9a-f]{4}-).*")
                ? Optional.of(Advice.warning(
                        "An id that is new at every start fences nobody: a process that was taken for dead goes on writing.",
                        "Set transactional.id to a name that stays with the instance.",
                        D5))
                : Optional.empty();
    }

    private static Optional<Advice> transactionTimeout(ClientSetting setting, ClientSettings all) {
        return setting.isAbove(LONGEST_TRANSACTION_MS)
                ? Optional.of(Advice.warning(
                        "Brokers refuse more than transaction.max.timeout.ms, 15 minutes by default; and as long as a transaction that"
                                + " a crash left is open, nobody reads behind it.",
                        "Set transaction.timeout.ms=60000 (the default)."))
                : Optional.empty();
    }

    private static Optional<Advice> type(ClientSetting setting, ClientSettings all) {
        return Optional.of(Advice.error(
                "The producer of Kafka 0.8 in this mode drops what its queue cannot hold.",
                "Take the line out: today's producer always sends in the background; look at the result of every send().",
                L2));
    }
}
