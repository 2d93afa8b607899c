package dev.rollcall.bench.micro;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.event.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Replaces a user of 14 bytes by a pseudonym: what {@code user.pseudonym.key} costs for each event that can be counted. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class UserToPseudonym {
    private final Pseudonyms pseudonyms = Pseudonyms.once();
    private final byte[] user = "user-000000000".getBytes(StandardCharsets.ISO_8859_1);
    private final ByteSlice slice = new ByteSlice().set(user);

    /** Made by JMH. */
    public UserToPseudonym() {}

    /** Each time another user. */
    @Benchmark
    public long replace() {
        for (int digit = user.length - 1; ++user[digit] > '9'; digit--) {
            user[digit] = '0';
        }
        return pseudonyms.of(slice).word(0);
    }
}
