package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Arrivals;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.EventTopic;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.Receiver;

/** L8: producers know of a new partition before consumers do. */
final class PartitionOverlooked extends RunTwice {
    private static final int BEFORE = 400;
    private static final int UNSEEN = 700;
    private static final int EVENTS = 1_000;

    PartitionOverlooked() {
        super(new Description(
                Hazard.L8,
                """
            Somebody gives the topic more partitions, and producers use them at once. Consumers find them at their next look at the
            metadata, up to five minutes later, and have no committed offset for them. With `auto.offset.reset=latest` they begin at
            the end, behind everything that was written in between.
            """,
                Setup.of("consumer.auto.offset.reset=latest"),
                Setup.of("consumer.auto.offset.reset=earliest"),
                """
            A topic with one partition gets a second one while the consumer runs, and 300 events go there before the consumer looks
            (`metadata.max.age.ms` is 1 s here, to save time).
            """,
                """
            The consumer logs `Found no committed offset for partition ...` and `Resetting offset for partition ... to position ...`
            with an offset above 0, as INFO, right after `assigned-partitions`
            (`kafka.consumer:type=consumer-coordinator-metrics`) rose. It happens minutes after the partitions were added, and only
            once, so it is seldom found.
            """,
                """
            `check --properties` reports `auto.offset.reset=latest`, also where it is merely the default, and offsets that are kept
            outside Kafka, as with `zookeeper.connect`, as L8.
            """,
                """
            New partitions are read from their first event on, whenever they are found. All state sits behind `visits`, whose number of
            partitions is fixed, so the input topic may grow at any time. The drill does it (`grow`), and sends events there at once.
            """));
    }

    @Override
    Measure measure(Bench bench, Setup setup) throws InterruptedException {
        EventTopic topic = bench.topic("partition-overlooked", setup.topic());
        Arrivals arrivals = new Arrivals();
        try (Receiver consumer = new Receiver(topic, setup.consumer("metadata.max.age.ms=1000"), arrivals)) {
            consumer.awaitPartitions(1);
            topic.write(0, BEFORE);
            consumer.readToEnd();

            bench.broker().grow(topic.name(), 2);
            topic.write(1, BEFORE, UNSEEN);
            consumer.awaitPartitions(2);

            topic.write(1, UNSEEN, EVENTS);
            consumer.readToEnd();
        }
        return arrivals.measure(EVENTS);
    }
}
