package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.changes.Changes;
import dev.rollcall.changes.CohortLimits;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Counts visits in cached activity rows, without the store; figures are for one visit. In this package because rows are the ledger's
 * own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RowUpdate {
    private static final int BLOCK = 64;
    private static final int USERS = 1 << 19;
    private static final int DAY = 20_779;

    private final ByteSlice slice = new ByteSlice();
    private final Changes changes = new Changes();
    private final SegmentNames names = new SegmentNames();
    private final KeyedHash hash = new KeyedHash(KeyedHash.randomKey());
    // Days follow one another, so that none becomes an older one and no store is asked.
    private final OlderDays older = new OlderDays(null, names);
    private final VisitRule rule = new VisitRule(changes, older, new CohortLimits(90, 26, 24));
    private final RowFormat format = new RowFormat(names);
    private final RowCache cache = new RowCache(format, Long.MAX_VALUE, 0, hash);
    private final RowCacheShard compact = new RowCacheShard(format, Long.MAX_VALUE, hash);
    private final long[] hashes = new long[BLOCK];
    private byte[][] users;
    private int next;
    private int day = DAY;

    /** Made by JMH. */
    public RowUpdate() {}

    /** Makes users, each active on one day, in an order in which they are not neighbours in memory. */
    @Setup(Level.Trial)
    public void prepare() {
        users = new byte[USERS][];
        for (int user = 0; user < USERS; user++) {
            users[user] = "user-%09d".formatted(user).getBytes(StandardCharsets.ISO_8859_1);
            slice.set(users[user]);
            cache.add(slice, hash.of(slice)).add(SegmentNames.ALL, DAY, older);
            compact.add(slice, hash.of(slice)).add(SegmentNames.ALL, DAY, older);
        }
        cache.takeChanged(row -> {});
        compact.takeChanged(row -> {});
        compact.compact();
    }

    /** Visits of users who were active on that day already. */
    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public int repeats() {
        return countBlock(DAY);
    }

    /** Visits that make their users active on a new day; every 524,288 visits the changes are taken, not written. */
    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public int firstVisits() {
        if (next == 0) {
            cache.takeChanged(row -> {});
            changes.take(names::name);
            day++;
        }
        return countBlock(day);
    }

    /** Looks users up and writes their rows as they are stored. */
    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public int encodings() {
        int bytes = 0;
        for (int visit = 0; visit < BLOCK; visit++) {
            slice.set(users[user(visit)]);
            bytes += format.encode(cache.find(slice, hash.of(slice))).length;
        }
        next = (next + BLOCK) & (USERS - 1);
        return bytes;
    }

    /** Takes compact rows back, and makes them compact again. */
    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public long compactions() {
        for (int visit = 0; visit < BLOCK; visit++) {
            slice.set(users[user(visit)]);
            compact.find(slice, hash.of(slice));
        }
        long bytes = compact.rowBytes();
        compact.compact();
        next = (next + BLOCK) & (USERS - 1);
        return bytes;
    }

    private int countBlock(int onDay) {
        for (int visit = 0; visit < BLOCK; visit++) {
            hashes[visit] = hash.of(slice.set(users[user(visit)]));
        }
        cache.expect(hashes, BLOCK);
        int firsts = 0;
        for (int visit = 0; visit < BLOCK; visit++) {
            ActivityRow row = cache.find(slice.set(users[user(visit)]), hashes[visit]);
            firsts += rule.count(row, SegmentNames.ALL, onDay) ? 1 : 0;
        }
        next = (next + BLOCK) & (USERS - 1);
        return firsts;
    }

    /** Far from the one before; every user once in as many steps as there are users. */
    private int user(int visit) {
        return (next + visit) * 7919 & (USERS - 1);
    }
}
