package dev.rollcall.trials.lab.bench;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes down which events arrive at the far end, in the order of their partitions. Not thread-safe. */
public final class Arrivals {
    private final BitSet arrived = new BitSet();
    private final BitSet doubled = new BitSet();
    private final Map<Integer, Integer> latest = new HashMap<>();
    private int outOfOrder;

    /** Nothing has arrived yet. */
    public Arrivals() {}

    /**
     * An event has arrived.
     *
     * @param event one that {@link EventTopic} wrote, not null
     */
    public void add(ConsumerRecord<String, String> event) {
        add(event.partition(), Event.number(event.value()));
    }

    void add(int partition, int number) {
        if (arrived.get(number)) {
            doubled.set(number);
            return;
        }
        arrived.set(number);
        int before = latest.getOrDefault(partition, -1);
        if (number < before) {
            outOfOrder++;
        } else {
            latest.put(partition, number);
        }
    }

    /**
     * How many different events have arrived.
     *
     * @return a number of events
     */
    public int count() {
        return arrived.cardinality();
    }

    /**
     * What became of the events so far.
     *
     * @param events how many were sent, numbered from 0
     * @return the measure
     */
    public Measure measure(int events) {
        return new Measure(events, events - count(), doubled.cardinality(), outOfOrder);
    }

    /**
     * What became of some of the events so far.
     *
     * @param from the first number
     * @param to behind the last number
     * @return the measure, which says nothing about their order
     */
    public Measure measure(int from, int to) {
        int came = arrived.get(from, to).cardinality();
        return new Measure(to - from, to - from - came, doubled.get(from, to).cardinality(), 0);
    }
}
