package dev.rollcall.bench.micro;

import dev.rollcall.event.reading.EventReader;
import dev.rollcall.event.reading.EventSchema;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Takes the user, the day and the dimension values out of one event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventToVisit {
    /** None, or two. */
    @Param({"0", "2"})
    public int dimensions;

    private byte[][] events;
    private EventReader reader;
    private EventReader reference;
    private int next;

    /** Made by JMH. */
    public EventToVisit() {}

    /** Makes events and readers. */
    @Setup
    public void prepare() {
        EventSchema schema = dimensions == 0 ? SampleEvents.schema() : SampleEvents.schema("country", "platform");
        events = SampleEvents.make();
        reader = SampleEvents.reader(schema);
        reference = SampleEvents.reference(schema);
    }

    /** As the intake does. */
    @Benchmark
    public int scanned() {
        return read(reader);
    }

    /** With the parser only. */
    @Benchmark
    public int parsed() {
        return read(reference);
    }

    private int read(EventReader by) {
        next = (next + 1) & (SampleEvents.COUNT - 1);
        if (!by.read(null, events[next], SampleEvents.TIME_MILLIS)) {
            throw new IllegalStateException(by.detail());
        }
        return by.epochDay() + by.user().length();
    }
}
