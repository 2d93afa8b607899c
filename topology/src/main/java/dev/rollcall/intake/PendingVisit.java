package dev.rollcall.intake;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.event.reading.EventReader;
import dev.rollcall.repeats.VisitKey;
import java.util.stream.Stream;

/** A visit that was read and waits to be looked up together with others. It is reused. Not thread-safe. */
final class PendingVisit {
    private final VisitKey key = new VisitKey();
    private final KeyedHash hash;
    private final ByteSlice user = new ByteSlice();
    private final ByteSlice[] dimensions;
    private byte[] bytes = new byte[64];
    private int used;
    private long userHash;
    private int epochDay;

    PendingVisit(int dimensions, KeyedHash hash) {
        this.hash = hash;
        this.dimensions = Stream.generate(ByteSlice::new).limit(dimensions).toArray(ByteSlice[]::new);
    }

    /** Takes over the visit that a reader has just read, by its user or by what stands for the user; all bytes are copied. */
    void set(ByteSlice eventUser, EventReader event) {
        used = 0;
        copy(eventUser, user);
        userHash = hash.of(user);
        key.begin(user, userHash);
        for (int dimension = 0; dimension < dimensions.length; dimension++) {
            copy(event.dimension(dimension), dimensions[dimension]);
            key.dimension(dimensions[dimension]);
        }
        epochDay = event.epochDay();
    }

    /** A slice that was copied before stays valid when this needs a larger array: it keeps the former one. */
    private void copy(ByteSlice from, ByteSlice to) {
        if (bytes.length - used < from.length()) {
            bytes = new byte[2 * bytes.length + from.length()];
            used = 0;
        }
        System.arraycopy(from.array(), from.offset(), bytes, used, from.length());
        to.set(bytes, used, from.length());
        used += from.length();
    }

    VisitKey key() {
        return key;
    }

    ByteSlice user() {
        return user;
    }

    /** The user's hash. */
    long userHash() {
        return userHash;
    }

    ByteSlice dimension(int dimension) {
        return dimensions[dimension];
    }

    int epochDay() {
        return epochDay;
    }
}
