package dev.rollcall.trials.lab.relay;

import dev.rollcall.trials.lab.bench.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program that most pipelines consist of: it reads events, works on each, writes the results, and stores how far it has come. The
 * four ways to put these in order are all that a guarantee depends on. For one thread.
 */
public final class Relay {
    /** What it says, in a line of the log. */
    static final String COMMIT_FAILED = "The commit has failed";

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long STOP_WITHIN_SECONDS = 20;

    private final RelaySettings settings;
    private final Observer observer;
    private final KafkaConsumer<String, String> consumer;
    private final Producer<String, String> producer;
    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    private Relay(RelaySettings settings, Observer observer) {
        this.settings = settings;
        this.observer = observer;
        consumer = new KafkaConsumer<>(settings.consumer(), new StringDeserializer(), new StringDeserializer());
        producer = new KafkaProducer<>(settings.producer(), new StringSerializer(), new StringSerializer());
    }

    /**
     * Works until it is told to stop, and then stops in order.
     *
     * @param settings what to do, not null
     * @param observer is told how far it is, not null
     * @param stopped tells whether to stop; asked often
     */
    static void run(RelaySettings settings, Observer observer, BooleanSupplier stopped) {
        new Relay(settings, observer).run(stopped);
    }

    private void run(BooleanSupplier stopped) {
        try (consumer;
                producer) {
            if (settings.carefulness() == Carefulness.EXACTLY_ONCE) {
                producer.initTransactions();
            }
            consumer.subscribe(List.of(settings.input()));
            while (!stopped.getAsBoolean()) {
                ConsumerRecords<String, String> batch = consumer.poll(POLL);
                if (!batch.isEmpty()) {
                    relay(batch);
                }
            }
            finishWork();
        }
    }

    private void relay(ConsumerRecords<String, String> batch) {
        int last = last(batch);
        observer.at(Point.RECEIVED, last);
        try {
            switch (settings.carefulness()) {
                case BY_TIMER -> worker.execute(() -> work(batch));
                case AT_MOST_ONCE -> {
                    consumer.commitSync();
                    work(batch);
                }
                case AT_LEAST_ONCE -> {
                    work(batch);
                    producer.flush();
                    consumer.commitSync();
                }
                case EXACTLY_ONCE -> inTransaction(batch);
            }
            observer.at(Point.COMMITTED, last);
        } catch (CommitFailedException e) {
            // As programs do. The next poll joins the group again, and reads again what could not be committed.
            LOG.warn("{}: {}", COMMIT_FAILED, e.getMessage());
        }
    }

    private void inTransaction(ConsumerRecords<String, String> batch) {
        producer.beginTransaction();
        try {
            work(batch);
            producer.sendOffsetsToTransaction(batch.nextOffsets(), consumer.groupMetadata());
        } catch (CommitFailedException e) {
            producer.abortTransaction();
            throw e;
        }
        producer.commitTransaction();
    }

    private void work(ConsumerRecords<String, String> batch) {
        int last = last(batch);
        int done = 0;
        for (ConsumerRecord<String, String> event : batch) {
            work();
            producer.send(new ProducerRecord<>(settings.output(), event.partition(), null, event.value()));
            done++;
            if (done == batch.count() / 2) {
                reach(Point.HALFWAY, last);
            }
        }
        reach(Point.WRITTEN, last);
    }

    private void reach(Point point, int last) {
        if (observer.wantsFlushed()) {
            producer.flush();
        }
        observer.at(point, last);
    }

    /** Calls a service, looks something up, computes: it takes its time. */
    private void work() {
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(settings.workMicros());
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static int last(ConsumerRecords<String, String> batch) {
        int last = 0;
        for (ConsumerRecord<String, String> event : batch) {
            last = Math.max(last, Event.number(event.value()));
        }
        return last;
    }

    private void finishWork() {
        worker.shutdown();
        try {
            worker.awaitTermination(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
