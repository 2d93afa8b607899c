package dev.rollcall.event.avro;

import dev.rollcall.event.binary.BinaryInput;

/**
 * Reads an array of which some elements are wanted.
 *
 * @param indexes which ones
 * @param wanted one step for each of them
 * @param others passes over any other
 */
record AvroElements(int[] indexes, AvroStep[] wanted, AvroStep others) implements AvroStep {
    @Override
    public void read(BinaryInput in) {
        in.enter();
        long index = 0;
        for (long count = in.zigZag(); count != 0; count = in.zigZag()) {
            if (count < 0) {
                // How many bytes the block has.
                in.zigZag();
            }
            for (long left = Math.abs(count); left != 0; left--) {
                stepOf(index++).read(in);
            }
        }
        in.leave();
    }

    private AvroStep stepOf(long index) {
        for (int i = 0; i < indexes.length; i++) {
            if (indexes[i] == index) {
                return wanted[i];
            }
        }
        return others;
    }
}
