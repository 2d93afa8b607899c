package dev.rollcall.trials.testbed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** The bytes of a connection on their way in one direction. For the thread of its proxy only. */
final class Flow {
    /** As with a real network, a sender gets so far ahead before it has to wait: bytes. */
    private static final int MOST_HELD = 4 << 20;

    private final Direction direction;
    private final SocketChannel source;
    private final SocketChannel sink;
    private final Queue<Held> held = new ArrayDeque<>();
    private int heldBytes;
    private boolean sourceEnded;
    private boolean ended;

    Flow(Direction direction, SocketChannel source, SocketChannel sink) {
        this.direction = direction;
        this.source = source;
        this.sink = sink;
    }

    /** Takes in what has arrived; it may go on later by the delay that there is now. */
    void read(ByteBuffer buffer, Conditions conditions, long now) throws IOException {
        buffer.clear();
        sourceEnded = source.read(buffer) < 0;
        buffer.flip();
        if (buffer.hasRemaining()) {
            heldBytes += buffer.remaining();
            ByteBuffer copy =
                    ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
            held.add(new Held(copy, now + conditions.delay().toNanos()));
        }
    }

    /** Passes on what has been held back long enough, and the end of the source after the last byte. */
    void release(Conditions conditions, long now) throws IOException {
        while (nanosToRelease(conditions, now) == 0) {
            ByteBuffer bytes = held.element().bytes();
            heldBytes -= sink.write(bytes);
            if (bytes.hasRemaining()) {
                return;
            }
            held.remove();
        }
        if (sourceEnded && !ended && held.isEmpty() && conditions.open().contains(direction)) {
            sink.shutdownOutput();
            ended = true;
        }
    }

    boolean wantsToRead() {
        return !sourceEnded && heldBytes < MOST_HELD;
    }

    /**
     * How long until something may be passed on, in nanoseconds. After {@link #release} 0 says that the sink took less than it was
     * offered, and {@link Long#MAX_VALUE} that time alone changes nothing.
     */
    long nanosToRelease(Conditions conditions, long now) {
        if (held.isEmpty() || !conditions.open().contains(direction)) {
            return Long.MAX_VALUE;
        }
        return conditions.delay().isZero() ? 0 : Math.max(0, held.element().due() - now);
    }

    boolean hasEnded() {
        return ended;
    }

    private record Held(ByteBuffer bytes, long due) {}
}
