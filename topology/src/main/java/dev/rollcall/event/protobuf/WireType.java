package dev.rollcall.event.protobuf;

import dev.rollcall.event.binary.BinaryInput;

/** How fields are written: the three lowest bits of a tag. */
final class WireType {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int GROUP = 3;
    static final int END_GROUP = 4;
    static final int FIXED32 = 5;

    private static final int BITS = 3;

    private WireType() {}

    static int of(long tag) {
        return (int) tag & ((1 << BITS) - 1);
    }

    /** The number of the field. */
    static int number(long tag) {
        BinaryInput.require(tag >>> BITS > 0 && tag >>> Integer.SIZE == 0);
        return (int) (tag >>> BITS);
    }

    /** Passes over a field, from behind its tag on. */
    static void skip(BinaryInput in, long tag) {
        switch (of(tag)) {
            case VARINT -> in.varint();
            case FIXED64 -> in.skip(Long.BYTES);
            case LENGTH -> in.skip(in.varint());
            case FIXED32 -> in.skip(Integer.BYTES);
            case GROUP -> skipGroup(in, number(tag));
            default -> BinaryInput.require(false);
        }
    }

    private static void skipGroup(BinaryInput in, int number) {
        in.enter();
        long tag = in.varint();
        while (of(tag) != END_GROUP) {
            number(tag);
            skip(in, tag);
            tag = in.varint();
        }
        BinaryInput.require(number(tag) == number);
        in.leave();
    }
}
