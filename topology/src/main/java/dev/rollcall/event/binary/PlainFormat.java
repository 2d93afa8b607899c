package dev.rollcall.event.binary;

import dev.rollcall.event.EventFormat;
import dev.rollcall.event.Fault;

/**
 * Reads values that were all written by one schema, with nothing in front.
 *
 * @param decoder reads values of that schema
 */
public record PlainFormat(BinaryDecoder decoder) implements EventFormat {
    @Override
    public Fault read(byte[] value) {
        Fault fault = decoder.read(value, 0);
        return fault == null ? null : Fault.malformed(fault.detail() + Appearance.ofUnframed(value));
    }
}
