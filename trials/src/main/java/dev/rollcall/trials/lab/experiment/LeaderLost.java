package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.Comparison;
import dev.rollcall.trials.lab.bench.EventTopic;
import dev.rollcall.trials.lab.bench.Kafka;
import dev.rollcall.trials.lab.bench.ThreeBrokers;
import dev.rollcall.trials.testbed.BrokerProcesses;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/** L3: the leader confirms what nobody else has, and dies. */
final class LeaderLost extends Experiment {
    private static final int BEFORE = 200;
    private static final int ALONE = 400;
    private static final int EVENTS = 600;

    /** Longer than a fetch waits at the leader: its answer would have the events, and followers would find it when they go on. */
    private static final Duration FETCH_WAIT = Duration.ofMillis(800);

    private static final int LEADER = 0;
    private static final List<Integer> REPLICAS = List.of(0, 1, 2);
    private static final List<Integer> FOLLOWERS = List.of(1, 2);

    LeaderLost() {
        super(new Description(
                Hazard.L3,
                """
            With `acks=1` the leader confirms a record as soon as it has it itself. It dies before a follower has fetched the record, and a
            follower becomes the leader with what it has. The record was confirmed, is on the disk of a dead machine, and is cut off
            there when that machine comes back.
            """,
                Setup.of("producer.acks=1", "topic.min.insync.replicas=1"),
                Setup.of("producer.acks=all", "topic.min.insync.replicas=2"),
                """
            Both followers stand still (SIGSTOP) while 200 events are sent; the leader is killed (SIGKILL), the followers go on, one of them
            leads, and the old leader comes back.
            """,
                """
            A broker that comes back logs `Truncating partition ... with TruncationState(offset=...)` (`ReplicaFetcherThread`), and consumers may log
            `Truncation detected for partition ...`. On the brokers `UnderReplicatedPartitions` and `IsrShrinksPerSec`
            (`kafka.server:type=ReplicaManager`) rise first; `UncleanLeaderElectionsPerSec`
            (`kafka.controller:type=ControllerStats`) must be 0 at all times. The producer has seen nothing but success.
            """,
                """
            `check --config` reports topics with `min.insync.replicas=1`, with unclean leader election, or with replicas that are not in sync
            as L3. `check --properties` reports `acks=0` and `acks=1`.
            """,
                """
            All writes wait for all in-sync replicas. How many that are is up to the brokers: Rollcall's promises hold with 3 replicas,
            `min.insync.replicas=2` and no unclean leader election, and `check` says where that is not so.
            """));
    }

    /** Both sides suffer one and the same fault. */
    @Override
    public Comparison run(Bench bench) throws InterruptedException {
        ThreeBrokers brokers = bench.brokers();
        String name = bench.name("leader-lost");
        Side inviting = new Side(brokers, name + "-inviting", description().inviting());
        Side fixed = new Side(brokers, name + "-fixed", description().fixed());
        try (inviting;
                fixed) {
            inviting.send(0, BEFORE);
            fixed.send(0, BEFORE);
            brokers.awaitInSync();

            killLeaderBeforeFollowersHave(brokers.processes(), () -> {
                inviting.send(BEFORE, ALONE);
                fixed.topic.send(fixed.producer, BEFORE, ALONE);
            });

            inviting.send(ALONE, EVENTS);
            fixed.send(ALONE, EVENTS);
        }
        brokers.restart(LEADER);
        brokers.awaitInSync();
        return new Comparison(inviting.topic.measure(EVENTS), fixed.topic.measure(EVENTS));
    }

    private static void killLeaderBeforeFollowersHave(BrokerProcesses processes, Runnable sending)
            throws InterruptedException {
        FOLLOWERS.forEach(node -> processes.process(node).pause());
        try {
            Patience.pass(FETCH_WAIT);
            sending.run();
            processes.kill(LEADER);
        } finally {
            FOLLOWERS.forEach(node -> processes.process(node).resume());
        }
    }

    private static final class Side implements AutoCloseable {
        private final EventTopic topic;
        private final Producer<String, String> producer;

        Side(ThreeBrokers brokers, String name, Setup setup) throws InterruptedException {
            Kafka kafka = brokers.direct();
            topic = brokers.create(name, REPLICAS, setup.topic());
            producer = kafka.producer(setup.producer());
        }

        /** Sends, and waits until all is confirmed. */
        void send(int from, int to) {
            topic.send(producer, from, to);
            producer.flush();
        }

        @Override
        public void close() {
            producer.close();
        }
    }
}
