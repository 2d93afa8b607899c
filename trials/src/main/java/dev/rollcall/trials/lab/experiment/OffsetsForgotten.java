package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Arrivals;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.EventTopic;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.Receiver;
import java.util.Map;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.common.TopicPartition;

/** D4: without a committed offset everything is new. */
final class OffsetsForgotten extends RunTwice {
    private static final int READ = 700;
    private static final int EVENTS = 1_000;

    OffsetsForgotten() {
        super(new Description(
                Hazard.D4,
                """
            A group has no committed offset any more: it was away for longer than `offsets.retention.minutes`, its id was changed in
            a deployment, or the offsets topic was lost. `auto.offset.reset=earliest` takes that for a new group. Everything that the topic
            still has is read again, at full speed, and written once more.
            """,
                Setup.of("consumer.auto.offset.reset=earliest"),
                Setup.of("consumer.auto.offset.reset=none")
                        .in("on `NoOffsetForPartitionException` the position is taken from the results"),
                """
            The consumer stops after 700 events; its offsets are deleted, as brokers do when a group has been away for a week; it is
            started again for 300 more.
            """,
                """
            The consumer logs `Found no committed offset for partition ...` and then `Resetting offset for partition ... to position
            ...` with the offset at which the partition begins, as INFO. The lag of the group jumps from nearly nothing to
            everything, and `records-consumed-rate` goes to its limit.
            """,
                """
            `check --properties` reports `auto.offset.reset=earliest` and a `group.id` that changes with every start as D4. `check --config`
            compares the brokers' `offsets.retention.minutes` with the longest outage to be expected (`--downtime`).
            """,
                """
            A user who is read again is a repeat and changes no count, and which of the changes to counts are added up already is stored with the
            counts: all report rows stay what they were. Only the accounts, which say how much was read, read it twice. If the input begins behind what was counted, `run` refuses to start: what was deleted may
            not have been counted.
            """));
    }

    @Override
    Measure measure(Bench bench, Setup setup) throws InterruptedException {
        EventTopic topic = bench.topic("offsets-forgotten", setup.topic());
        Arrivals arrivals = new Arrivals();

        topic.write(0, READ);
        Map<String, String> atFirst =
                setup.with("consumer.auto.offset.reset=earliest").consumer();
        try (Receiver consumer = new Receiver(topic, atFirst, arrivals)) {
            consumer.readUntil(READ);
        }
        bench.broker().forgetOffsets(topic.name());
        topic.write(READ, EVENTS);
        try (Receiver consumer = new Receiver(topic, setup.consumer(), arrivals)) {
            readToEnd(consumer, new TopicPartition(topic.name(), 0), arrivals.count());
        }
        return arrivals.measure(EVENTS);
    }

    private static void readToEnd(Receiver consumer, TopicPartition partition, long positionOfResults)
            throws InterruptedException {
        try {
            consumer.readToEnd();
        } catch (NoOffsetForPartitionException e) {
            consumer.consumer().seek(partition, positionOfResults);
            consumer.readToEnd();
        }
    }
}
