package dev.rollcall.event.avro;

import dev.rollcall.event.binary.BinaryInput;

/**
 * Reads the elements of an array or the entries of a map, which come in blocks.
 *
 * @param item reads one of them; null if they have no bytes
 * @param unwanted whether blocks that say how long they are can be passed over as a whole
 */
record AvroBlocks(AvroStep item, boolean unwanted) implements AvroStep {
    @Override
    public void read(BinaryInput in) {
        in.enter();
        for (long count = in.zigZag(); count != 0; count = in.zigZag()) {
            if (count < 0) {
                long bytes = in.zigZag();
                if (unwanted) {
                    in.skip(bytes);
                    continue;
                }
            }
            for (long left = Math.abs(count); left != 0 && item != null; left--) {
                item.read(in);
            }
        }
        in.leave();
    }
}
