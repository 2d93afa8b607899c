package dev.rollcall.bench.micro;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.visits.EventsRead;
import dev.rollcall.visits.VisitsReader;
import dev.rollcall.visits.VisitsWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writes and reads batches of visits with one dimension; figures are for one visit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BatchOfVisits {
    private static final int VISITS = 1500;

    /** Whether users consist of hexadecimal digits only. */
    @Param({"false", "true"})
    public boolean hexadecimal;

    private final VisitsWriter writer = new VisitsWriter(List.of("country"));
    private final ByteSlice slice = new ByteSlice();
    private final KeyedHash hash = new KeyedHash(KeyedHash.randomKey());
    private byte[][] names;
    private byte[][] countries;
    private byte[] batch;

    /** Made by JMH. */
    public BatchOfVisits() {}

    /** Makes users and a batch. */
    @Setup
    public void prepare() {
        names = new byte[VISITS][];
        countries = new byte[VISITS][];
        for (int visit = 0; visit < VISITS; visit++) {
            long number = (visit * 0x9E3779B97F4A7C15L) >>> 12;
            String name = hexadecimal ? "%016x".formatted(number) : "user-%016d".formatted(number);
            names[visit] = name.getBytes(StandardCharsets.ISO_8859_1);
            countries[visit] = "C%d".formatted(visit % 20).getBytes(StandardCharsets.ISO_8859_1);
        }
        batch = write();
    }

    /** Gathers visits in a batch. */
    @Benchmark
    @OperationsPerInvocation(VISITS)
    public byte[] write() {
        for (int visit = 0; visit < VISITS; visit++) {
            writer.visit(slice.set(names[visit]), 0, 20_779);
            writer.dimension(0, slice.set(countries[visit]));
        }
        return writer.take("events", 0, new EventsRead(VISITS, 0, 0, 0), 0, Map.of());
    }

    /** Goes through all visits of a batch. */
    @Benchmark
    @OperationsPerInvocation(VISITS)
    public long read() {
        VisitsReader visits = new VisitsReader(batch, hash);
        long sum = 0;
        while (visits.nextBlock()) {
            while (visits.next()) {
                sum += visits.hash() + visits.epochDay() + visits.number(0);
            }
        }
        return sum;
    }
}
