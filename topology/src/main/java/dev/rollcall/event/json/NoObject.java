package dev.rollcall.event.json;

import dev.rollcall.event.Fault;

/** Says what a value looks like that is no JSON object. */
final class NoObject {
    private NoObject() {}

    /**
     * What is wrong with a value.
     *
     * @param value the whole value, not empty
     * @param start where the JSON was to begin, within the value
     * @return a fault
     */
    static Fault fault(byte[] value, int start) {
        if (begins(value, 0x1F, 0x8B)) {
            return compressed("gzip");
        }
        if (begins(value, 0x28, 0xB5, 0x2F, 0xFD)) {
            return compressed("zstd");
        }
        if (start >= EventJson.REGISTRY_BYTES && value[0] == 0) {
            return Fault.malformed(
                    "the value begins with a schema registry's five bytes, and what follows is not a JSON object");
        }
        return switch (value[start]) {
            case '[' -> Fault.malformed("the value is not a JSON object but an array: set input.each=/");
            case '"' -> Fault.malformed("the value is not a JSON object but a string, perhaps JSON in a string");
            default -> Fault.malformed("the value is not a JSON object");
        };
    }

    private static Fault compressed(String by) {
        return Fault.malformed("the value is not a JSON object but " + by
                + ": let the producer compress, by compression.type, and send JSON");
    }

    private static boolean begins(byte[] value, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= value.length || (value[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
