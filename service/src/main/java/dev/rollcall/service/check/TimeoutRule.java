package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.check.hazard.Severity;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Nobody is taken for dead too soon or too late, and the brokers agree with the timeouts. */
final class TimeoutRule implements Rule {
    private static final String SESSION = "kafka.consumer." + ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;
    private static final String TRANSACTION = "kafka.producer." + ProducerConfig.TRANSACTION_TIMEOUT_CONFIG;
    private static final String POLL = "kafka.consumer." + ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG;
    private static final long STREAMS_TRANSACTION_MS = 10_000;
    private static final long STREAMS_POLL_MS = 300_000;
    private static final long DEFAULT_SESSION_MS = 45_000;
    private static final long SHORT_MS = 10_000;
    private static final long LONG_MS = 60_000;

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        session(facts, findings);
        transaction(facts, findings);
        poll(facts, findings);
        return findings;
    }

    private static void session(Facts facts, List<Finding> findings) {
        long session = facts.client(
                StreamsConfig.CONSUMER_PREFIX, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, DEFAULT_SESSION_MS);
        long least = facts.broker("group.min.session.timeout.ms", 0);
        long most = facts.broker("group.max.session.timeout.ms", Long.MAX_VALUE);
        if (session < least || session > most) {
            findings.add(finding(
                    Severity.ERROR,
                    SESSION + "=" + session,
                    "The brokers take " + least + " to " + most
                            + " ms (group.min.session.timeout.ms, group.max.session.timeout.ms): no instance could join the group.",
                    "Set " + SESSION + " within that."));
        } else if (session < SHORT_MS) {
            findings.add(finding(
                    Severity.WARNING,
                    SESSION + "=" + session,
                    "A pause that is longer, by garbage collection or a loaded machine, gives all its partitions to others. Nothing is"
                            + " counted twice, for the old one is fenced, but the counting stands still meanwhile.",
                    "Leave it out: Rollcall's default is 15000.",
                    Hazard.D5));
        } else if (session > LONG_MS) {
            findings.add(finding(
                    Severity.WARNING,
                    SESSION + "=" + session,
                    "So long the partitions of an instance that was lost are not counted.",
                    "Leave it out: Rollcall's default is 15000."));
        }
    }

    private static void transaction(Facts facts, List<Finding> findings) {
        long timeout = facts.client(
                StreamsConfig.PRODUCER_PREFIX, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, STREAMS_TRANSACTION_MS);
        long most = facts.broker("transaction.max.timeout.ms", Long.MAX_VALUE);
        if (timeout > most) {
            findings.add(finding(
                    Severity.ERROR,
                    TRANSACTION + "=" + timeout,
                    "The brokers allow at most " + most
                            + " ms (transaction.max.timeout.ms): no instance could begin a transaction.",
                    "Set " + TRANSACTION + "=" + Math.min(most, STREAMS_TRANSACTION_MS)
                            + ", or raise transaction.max.timeout.ms of the brokers."));
        } else if (timeout < SHORT_MS) {
            findings.add(finding(
                    Severity.WARNING,
                    TRANSACTION + "=" + timeout,
                    "A stall that is longer aborts the transaction, and its events are counted again.",
                    "Leave it out: the default is " + STREAMS_TRANSACTION_MS + "."));
        } else if (timeout > LONG_MS) {
            findings.add(finding(
                    Severity.WARNING,
                    TRANSACTION + "=" + timeout,
                    "If an instance is lost and nobody takes over, readers of the results may wait that long for what it left open.",
                    "Leave it out: the default is " + STREAMS_TRANSACTION_MS + "."));
        }
    }

    private static void poll(Facts facts, List<Finding> findings) {
        long interval = facts.client(
                StreamsConfig.CONSUMER_PREFIX, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, STREAMS_POLL_MS);
        if (interval < LONG_MS) {
            findings.add(finding(
                    Severity.WARNING,
                    POLL + "=" + interval,
                    "A thread that takes longer between two polls, as while brokers are slow, loses its partitions and begins again.",
                    "Leave it out: the default is " + STREAMS_POLL_MS + ".",
                    Hazard.D3));
        }
    }

    private static Finding finding(Severity severity, String what, String why, String mend, Hazard... hazards) {
        return new Finding(severity, "setting", what, List.of(hazards), why, mend);
    }
}
