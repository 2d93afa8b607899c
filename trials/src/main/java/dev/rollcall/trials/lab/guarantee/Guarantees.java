package dev.rollcall.trials.lab.guarantee;

import dev.rollcall.trials.lab.bench.Arrivals;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.Event;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.Pipeline;
import dev.rollcall.trials.lab.bench.Wait;
import dev.rollcall.trials.lab.relay.Carefulness;
import dev.rollcall.trials.lab.relay.Observer;
import dev.rollcall.trials.lab.relay.Point;
import dev.rollcall.trials.lab.relay.RelayProcess;
import dev.rollcall.trials.lab.relay.RelaySettings;
import dev.rollcall.trials.lab.relay.RelayThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/** One program with three guarantees, killed at the same points, and measured. */
public final class Guarantees {
    private static final List<Carefulness> COMPARED =
            List.of(Carefulness.AT_MOST_ONCE, Carefulness.AT_LEAST_ONCE, Carefulness.EXACTLY_ONCE);

    /** For each kill. */
    private static final int EVENTS = 400;

    private static final int BACKLOG = 50_000;
    private static final int PACED = 400;
    private static final Duration PACE = Duration.ofMillis(5);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Guarantees() {}

    /**
     * Compares at most once, at least once and exactly once.
     *
     * @param bench has the broker, not null
     * @param progress is told what happens, not null
     * @return in that order
     * @throws InterruptedException if the thread is interrupted
     */
    public static List<GuaranteeCosts> compare(Bench bench, Consumer<String> progress) throws InterruptedException {
        List<GuaranteeCosts> compared = new ArrayList<>();
        for (Carefulness guarantee : COMPARED) {
            GuaranteeCosts costs = new GuaranteeCosts(
                    guarantee, kill(bench, guarantee), throughput(bench, guarantee), latency(bench, guarantee));
            progress.accept("Guarantee " + String.join(", ", costs.cells()));
            compared.add(costs);
        }
        return compared;
    }

    /** Kills the program once at every point; each kill has its own part of the events. */
    private static Map<Point, Measure> kill(Bench bench, Carefulness guarantee) throws InterruptedException {
        List<Point> points = List.of(Point.values());
        Pipeline pipeline = Pipeline.create(bench, "guarantee", points.size() * EVENTS);
        RelaySettings relay = RelaySettings.of(pipeline, guarantee)
                .with(Map.of("consumer.max.poll.records", "100", "consumer.group.instance.id", "relay"));
        for (Point point : points) {
            int middle = points.indexOf(point) * EVENTS + EVENTS / 2;
            try (RelayProcess process = RelayProcess.stoppingAt(bench, relay, point, middle)) {
                process.killWhereItStands();
            }
        }
        RelayThread.drain(pipeline.kafka(), relay);
        Arrivals arrivals = pipeline.output().arrivals();
        Map<Point, Measure> kills = new EnumMap<>(Point.class);
        for (Point point : points) {
            int first = points.indexOf(point) * EVENTS;
            kills.put(point, arrivals.measure(first, first + EVENTS));
        }
        return kills;
    }

    /** From the first batch to the last commit. */
    private static long throughput(Bench bench, Carefulness guarantee) throws InterruptedException {
        Pipeline pipeline = Pipeline.create(bench, "guarantee-throughput", BACKLOG);
        AtomicLong start = new AtomicLong();
        try (RelayThread relay = RelayThread.start(
                RelaySettings.of(pipeline, guarantee), (point, number) -> start.compareAndSet(0, System.nanoTime()))) {
            relay.awaitDrained(pipeline.kafka());
            return BACKLOG * Duration.ofSeconds(1).toNanos() / (System.nanoTime() - start.get());
        }
    }

    /** From the moment at which an event is made to that at which a reader of committed results has it. */
    private static Latency latency(Bench bench, Carefulness guarantee) throws InterruptedException {
        Pipeline pipeline = Pipeline.create(bench, "guarantee-latency", 1);
        List<Long> millis = new ArrayList<>();
        try (RelayThread relay = RelayThread.start(RelaySettings.of(pipeline, guarantee), Observer.NONE);
                KafkaConsumer<String, String> reader = reader(pipeline);
                Producer<String, String> producer = pipeline.kafka().producer(Map.of("linger.ms", "0"))) {
            relay.awaitDrained(pipeline.kafka());
            long start = System.nanoTime();
            for (int number = 1; number <= PACED; number++) {
                pipeline.input().send(producer, number, number + 1);
                long next = start + number * PACE.toNanos();
                for (long rest = PACE.toNanos(); rest > 0; rest = next - System.nanoTime()) {
                    reader.poll(Duration.ofNanos(rest)).forEach(event -> addMillis(event, millis));
                }
            }
            Wait.until("all results can be read", PATIENCE, () -> {
                reader.poll(POLL).forEach(event -> addMillis(event, millis));
                return millis.size() >= PACED;
            });
        }
        return Latency.of(millis);
    }

    private static void addMillis(ConsumerRecord<String, String> event, List<Long> millis) {
        if (Event.number(event.value()) > 0) {
            millis.add(System.currentTimeMillis() - Event.millis(event.value()));
        }
    }

    private static KafkaConsumer<String, String> reader(Pipeline pipeline) {
        KafkaConsumer<String, String> reader = pipeline.kafka().consumer(Map.of("isolation.level", "read_committed"));
        TopicPartition partition = new TopicPartition(pipeline.output().name(), 0);
        reader.assign(List.of(partition));
        reader.seekToBeginning(List.of(partition));
        return reader;
    }
}
