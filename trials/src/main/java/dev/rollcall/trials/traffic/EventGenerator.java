package dev.rollcall.trials.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Tells a history of plausible events in the order of their record timestamps, and goes on with live traffic.
 *
 * <p>What is true of an event holds for a reader with {@code input.user=user_id}, {@code input.time=ts}, dimensions
 * {@code country,platform}, the scenario's zone, {@code time.max-lateness} of 7 days and {@code time.max-ahead} of 1
 * hour. Memory does not depend on the number of events. Not thread-safe.
 */
public final class EventGenerator implements Iterator<GeneratedEvent> {
    private static final double BROKEN = 0.005;
    private static final double LATE = 0.01;
    private static final double WITHOUT_COUNTRY = 0.001;
    private static final int MOST_LATENCY_MILLIS = 1_500;
    private static final long LEAST_LATENESS_MILLIS = TimeUnit.MINUTES.toMillis(2);
    private static final long MOST_LATENESS_MILLIS = TimeUnit.DAYS.toMillis(3);

    private final Scenario scenario;
    private final SplittableRandom random;
    private final Schedule schedule;
    private final Sessions sessions;
    private final EventWriter writer = new EventWriter();
    private final long start;
    private long index;

    /**
     * Stands before the first event.
     *
     * @param scenario what to tell, not null
     */
    public EventGenerator(Scenario scenario) {
        this.scenario = scenario;
        random = new SplittableRandom(scenario.seed());
        schedule = new Schedule(scenario);
        sessions = new Sessions(scenario);
        start = scenario.startMillis();
    }

    /** Whether the history has more events; live traffic never ends. */
    @Override
    public boolean hasNext() {
        return index < scenario.events();
    }

    /**
     * The next event of the history.
     *
     * @return an event whose record timestamp is not before that of the previous one, never null
     * @throws NoSuchElementException when the history is told
     */
    @Override
    public GeneratedEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the history has " + scenario.events() + " events");
        }
        long recordMillis = schedule.recordMillis(index, random);
        // The first and the last event keep the promise that the history spans all its days.
        boolean certain = index == 0 || index == scenario.events() - 1;
        return certain ? countable(recordMillis, recordMillis) : any(recordMillis);
    }

    /**
     * An event of live traffic, for after the history; the pace is the caller's.
     *
     * @param nowMillis the record timestamp, in milliseconds since 1970, not before the start of the history
     * @return the event, never null
     */
    public GeneratedEvent next(long nowMillis) {
        return any(nowMillis);
    }

    private GeneratedEvent any(long recordMillis) {
        if (BrokenEvent.isEnormous(index) || random.nextDouble() < BROKEN) {
            Session session = sessions.at(recordMillis, random);
            return BrokenEvent.of(index++, random).write(session, recordMillis);
        }
        return countable(recordMillis, Math.max(start, recordMillis - lateness()));
    }

    private GeneratedEvent countable(long recordMillis, long eventMillis) {
        index++;
        Session session = sessions.at(recordMillis, random);
        Country country = random.nextDouble() < WITHOUT_COUNTRY ? null : session.country();
        byte[] value = writer.write(session, eventMillis, country);
        Visit visit = new Visit(session.user(), epochDay(eventMillis), country, session.platform());
        return GeneratedEvent.countable(key(session), value, recordMillis, eventMillis, visit);
    }

    /** Milliseconds on the way: usually little, sometimes minutes to days, as after a flight. */
    private long lateness() {
        if (random.nextDouble() >= LATE) {
            return random.nextInt(MOST_LATENCY_MILLIS);
        }
        double span = (double) MOST_LATENESS_MILLIS / LEAST_LATENESS_MILLIS;
        return (long) (LEAST_LATENESS_MILLIS * Math.pow(span, random.nextDouble()));
    }

    private int epochDay(long millis) {
        return (int) LocalDate.ofInstant(Instant.ofEpochMilli(millis), scenario.zone())
                .toEpochDay();
    }

    private static byte[] key(Session session) {
        return session.keyed()
                ? Integer.toString(Population.identifier(session.user())).getBytes(ISO_8859_1)
                : null;
    }
}
