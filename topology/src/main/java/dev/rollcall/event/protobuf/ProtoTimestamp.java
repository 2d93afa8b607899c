package dev.rollcall.event.protobuf;

import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;
import dev.rollcall.event.binary.BinaryInput;
import java.math.BigDecimal;

/**
 * Reads a {@code google.protobuf.Timestamp} as seconds with a fraction.
 *
 * @param value where it goes
 */
record ProtoTimestamp(FieldValue value) implements ProtoStep {
    private static final int SECONDS = 1;
    private static final int NANOS = 2;
    private static final int NANO_DIGITS = 9;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    @Override
    public boolean takes(int wireType) {
        return wireType == WireType.LENGTH;
    }

    @Override
    public void read(BinaryInput in, int wireType) {
        int around = in.narrow(in.varint());
        long seconds = 0;
        long nanos = 0;
        while (in.hasMore()) {
            long tag = in.varint();
            int number = WireType.number(tag);
            if (WireType.of(tag) == WireType.VARINT && number == SECONDS) {
                seconds = in.varint();
            } else if (WireType.of(tag) == WireType.VARINT && number == NANOS) {
                nanos = (int) in.varint();
            } else {
                WireType.skip(in, tag);
            }
        }
        in.widen(around);
        set(seconds, nanos);
    }

    private void set(long seconds, long nanos) {
        if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
            value.set(Kind.CONTAINER);
        } else if (nanos == 0) {
            value.setNumber(seconds);
        } else if (seconds < 0 || seconds > Long.MAX_VALUE / NANOS_PER_SECOND) {
            BigDecimal exact = BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, NANO_DIGITS));
            value.setText(Kind.NUMBER, exact.toPlainString());
        } else {
            value.setDecimal(seconds * NANOS_PER_SECOND + nanos, NANO_DIGITS);
        }
    }
}
