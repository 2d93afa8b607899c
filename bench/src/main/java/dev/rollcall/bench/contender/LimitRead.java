package dev.rollcall.bench.contender;

import java.util.concurrent.atomic.LongAdder;

/** Only reads: nothing that reads with one Kafka consumer is faster. */
public final class LimitRead {
    private LimitRead() {}

    /**
     * Reads all.
     *
     * @param args a {@link Task}
     */
    public static void main(String[] args) {
        LongAdder bytes = new LongAdder();
        try (Input input = Input.all(Task.of(args))) {
            input.read(event -> bytes.add(event.serializedValueSize()));
            System.out.println("read " + bytes.sum() + " bytes");
            System.out.println(Task.DONE);
        }
    }
}
