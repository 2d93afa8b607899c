package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Arrivals;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.EventTopic;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.Receiver;
import java.util.Map;

/** D2: who unsubscribes has nothing left to commit. */
final class UnsubscribedFirst extends RunTwice {
    private static final int READ = 500;
    private static final int EVENTS = 1_000;
    private static final String UNSUBSCRIBE = "`unsubscribe()`, then `close()`";

    UnsubscribedFirst() {
        super(new Description(
                Hazard.D2,
                """
            With auto-commit, `close()` commits what the last poll returned. A program that calls `unsubscribe()` first has no partitions any
            more when it closes, so nothing is committed. The next start reads again whatever came after the last tick of the
            timer, after a stop that looked perfectly clean.
            """,
                Setup.of("consumer.enable.auto.commit=true", "consumer.auto.commit.interval.ms=5000")
                        .in(UNSUBSCRIBE),
                Setup.of("consumer.enable.auto.commit=true", "consumer.auto.commit.interval.ms=5000")
                        .in("`close()` without `unsubscribe()`"),
                "The consumer stops in order after about 500 of 1,000 events, and a second one reads the rest.",
                """
            The consumer logs `Unsubscribed all topics or patterns and assigned partitions` on its way down. After a rolling restart
            the far end has some events twice though no process died. `commit-total`
            (`kafka.consumer:type=consumer-coordinator-metrics`) does not rise at the stop.
            """,
                """
            `check --properties` reports `enable.auto.commit=true`, without which this cannot happen, as L1, D1 and D2. The order of calls is
            in the program, where no configuration shows it.
            """,
                """
            Nothing is committed by a timer. SIGTERM commits the open transaction and then leaves the group; if that fails, it is as
            after a kill, and nothing is counted twice.
            """));
    }

    @Override
    Measure measure(Bench bench, Setup setup) throws InterruptedException {
        EventTopic topic = bench.topic("unsubscribed-first", setup.topic());
        topic.write(0, EVENTS);
        Map<String, String> reader = setup.consumer("auto.offset.reset=earliest", "max.poll.records=100");
        Arrivals arrivals = new Arrivals();

        try (Receiver first = new Receiver(topic, reader, arrivals)) {
            first.readUntil(READ);
            if (setup.program().equals(UNSUBSCRIBE)) {
                first.consumer().unsubscribe();
            }
        }
        try (Receiver second = new Receiver(topic, reader, arrivals)) {
            second.readToEnd();
        }
        return arrivals.measure(EVENTS);
    }
}
