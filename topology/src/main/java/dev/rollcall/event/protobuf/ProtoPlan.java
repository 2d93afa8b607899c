package dev.rollcall.event.protobuf;

import dev.rollcall.event.binary.BinaryInput;
import java.util.Map;

/** Reads the wanted fields of one type of message; the others are passed over. Not thread-safe. */
final class ProtoPlan {
    private final int[] numbers;
    private final ProtoStep[] steps;

    /**
     * A plan.
     *
     * @param byNumber what reads each wanted field, by the number of the field
     */
    ProtoPlan(Map<Integer, ProtoStep> byNumber) {
        numbers = byNumber.keySet().stream().mapToInt(Integer::intValue).toArray();
        steps = byNumber.values().toArray(ProtoStep[]::new);
    }

    /** Forgets what came before: a new event begins. */
    void begin() {
        for (ProtoStep step : steps) {
            step.begin();
        }
    }

    /**
     * Reads a message to its end. Of a field that comes twice the last occurrence counts, as the specification demands.
     *
     * @return 0 if the input ended, the number of the group if that ended
     */
    int read(BinaryInput in) {
        in.enter();
        for (ProtoStep step : steps) {
            step.enter();
        }
        while (in.hasMore()) {
            long tag = in.varint();
            int number = WireType.number(tag);
            int wireType = WireType.of(tag);
            if (wireType == WireType.END_GROUP) {
                in.leave();
                return number;
            }
            ProtoStep step = stepOf(number);
            if (step != null && step.takes(wireType)) {
                step.read(in, wireType);
            } else {
                WireType.skip(in, tag);
            }
        }
        in.leave();
        return 0;
    }

    private ProtoStep stepOf(int number) {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == number) {
                return steps[i];
            }
        }
        return null;
    }
}
