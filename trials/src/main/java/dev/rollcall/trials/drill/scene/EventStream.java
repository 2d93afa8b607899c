package dev.rollcall.trials.drill.scene;

import dev.rollcall.trials.traffic.EventGenerator;
import dev.rollcall.trials.traffic.GeneratedEvent;
import dev.rollcall.trials.traffic.Scenario;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SplittableRandom;

/**
 * Events without end, the same ones for the same seed. Their time passes faster than ours, so that a drill of minutes has days, of
 * which the third has 23 hours. Some events cannot be counted, some are late, some come twice. Not thread-safe.
 */
public final class EventStream {
    /** The zone whose days are counted: the clocks change on 2026-03-29. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 27);
    private static final int USERS = 20_000;
    /** Over how many days users come; afterwards those go on who stay. */
    private static final int DAYS = 30;
    /** 100,000 events make a day: at 2,000 events/s it lasts 50 s. */
    private static final long EVENTS_PER_DAY = 100_000;

    private static final long STEP_MILLIS = 24 * 3_600_000L / EVENTS_PER_DAY;
    private static final double TWICE = 0.01;
    private static final int REMEMBERED = 64;
    /** The few enormous events come once: they would be most of the bytes. */
    private static final int MOST_BYTES_TWICE = 10_000;

    private final EventGenerator generator;
    private final SplittableRandom random;
    private final GeneratedEvent[] remembered = new GeneratedEvent[REMEMBERED];
    private long nowMillis;
    private long duplicates;

    EventStream(long seed) {
        LocalDate lastDay = FIRST_DAY.plusDays(DAYS - 1L);
        generator = new EventGenerator(Scenario.throughDay(EVENTS_PER_DAY * DAYS, USERS, DAYS, lastDay, ZONE, seed));
        random = new SplittableRandom(seed);
        nowMillis = FIRST_DAY.atStartOfDay(ZONE).toInstant().toEpochMilli();
    }

    /** The next event; its record timestamp may be before that of the previous one if it comes for the second time. */
    GeneratedEvent next() {
        GeneratedEvent before = remembered[random.nextInt(REMEMBERED)];
        if (before != null && random.nextDouble() < TWICE) {
            duplicates++;
            return before;
        }
        nowMillis += STEP_MILLIS;
        GeneratedEvent event = generator.next(nowMillis);
        if (event.value() == null || event.value().length <= MOST_BYTES_TWICE) {
            remembered[random.nextInt(REMEMBERED)] = event;
        }
        return event;
    }

    /** How many events so far were ones that had come before. */
    long duplicates() {
        return duplicates;
    }
}
