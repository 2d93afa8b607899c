package dev.rollcall.service.check;

import static dev.rollcall.service.check.hazard.Finding.error;
import static dev.rollcall.service.check.hazard.Finding.warning;
import static dev.rollcall.service.check.hazard.Hazard.D3;
import static dev.rollcall.service.check.hazard.Hazard.D5;

import dev.rollcall.service.check.hazard.Finding;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Nobody is taken for dead too soon or too late, and the brokers agree with the timeouts. */
final class TimeoutRules {
    private static final long STREAMS_TRANSACTION_MS = 10_000;
    private static final long STREAMS_POLL_MS = 300_000;
    private static final long DEFAULT_SESSION_MS = 45_000;
    private static final long SHORT_MS = 10_000;
    private static final long LONG_MS = 60_000;
    private static final String NO_SESSION = "Leave it out: Rollcall's default is 15000.";
    private static final String NO_TRANSACTION = "Leave it out: the default is " + STREAMS_TRANSACTION_MS + ".";

    private TimeoutRules() {}

    static void session(Facts facts, Consumer<Finding> found) {
        String name = ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;
        long session = facts.client(StreamsConfig.CONSUMER_PREFIX, name, DEFAULT_SESSION_MS);
        long least = facts.broker("group.min.session.timeout.ms", 0);
        long most = facts.broker("group.max.session.timeout.ms", Long.MAX_VALUE);
        Consumer<Finding> here = at("kafka.consumer." + name, session, found);
        if (session < least || session > most) {
            here.accept(error(
                    "The brokers take " + least + " to " + most
                            + " ms (group.min.session.timeout.ms, group.max.session.timeout.ms): no instance could join the group.",
                    "Set kafka.consumer." + name + " within that."));
        } else if (session < SHORT_MS) {
            here.accept(warning(
                    "A pause that is longer, by garbage collection or a loaded machine, gives all its partitions to others. Nothing is"
                            + " counted twice, for the old one is fenced, but the counting stands still meanwhile.",
                    NO_SESSION,
                    D5));
        } else if (session > LONG_MS) {
            here.accept(warning("So long the partitions of an instance that was lost are not counted.", NO_SESSION));
        }
    }

    static void transaction(Facts facts, Consumer<Finding> found) {
        String name = ProducerConfig.TRANSACTION_TIMEOUT_CONFIG;
        long timeout = facts.client(StreamsConfig.PRODUCER_PREFIX, name, STREAMS_TRANSACTION_MS);
        long most = facts.broker("transaction.max.timeout.ms", Long.MAX_VALUE);
        Consumer<Finding> here = at("kafka.producer." + name, timeout, found);
        if (timeout > most) {
            here.accept(error(
                    "The brokers allow at most " + most
                            + " ms (transaction.max.timeout.ms): no instance could begin a transaction.",
                    "Set kafka.producer." + name + "=" + Math.min(most, STREAMS_TRANSACTION_MS)
                            + ", or raise transaction.max.timeout.ms of the brokers."));
        } else if (timeout < SHORT_MS) {
            here.accept(warning(
                    "A stall that is longer aborts the transaction, and its events are counted again.",
                    NO_TRANSACTION));
        } else if (timeout > LONG_MS) {
            here.accept(warning(
                    "If an instance is lost and nobody takes over, readers of the results may wait that long for what it left open.",
                    NO_TRANSACTION));
        }
    }

    static void poll(Facts facts, Consumer<Finding> found) {
        String name = ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG;
        long interval = facts.client(StreamsConfig.CONSUMER_PREFIX, name, STREAMS_POLL_MS);
        if (interval < LONG_MS) {
            at("kafka.consumer." + name, interval, found)
                    .accept(warning(
                            "A thread that takes longer between two polls, as while brokers are slow, loses its partitions and begins again.",
                            "Leave it out: the default is " + STREAMS_POLL_MS + ".",
                            D3));
        }
    }

    private static Consumer<Finding> at(String key, long value, Consumer<Finding> found) {
        return finding -> found.accept(finding.at("setting", key + "=" + value));
    }
}
