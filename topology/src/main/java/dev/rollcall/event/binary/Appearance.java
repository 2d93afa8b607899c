package dev.rollcall.event.binary;

/** What a value looks like that is not what it should be. */
final class Appearance {
    private Appearance() {}

    /** A clause for a person, or nothing. */
    static String of(byte[] value) {
        if (begins(value, 'O', 'b', 'j', 1)) {
            return "; it begins as an Avro container file, of which there must be one event per record without a file around it";
        }
        if (begins(value, 0xC3, 0x01)) {
            return "; it begins as Avro's single-object encoding, which is not supported";
        }
        if (begins(value, 0x1F, 0x8B)) {
            return "; it begins as gzip";
        }
        if (begins(value, '{') || begins(value, '[')) {
            return "; it looks like JSON: set input.format=json";
        }
        return "";
    }

    /** The same for a value that was read without a registry. */
    static String ofUnframed(byte[] value) {
        return value.length > FramedFormat.FRAME && value[0] == 0
                ? "; it begins as with the five bytes of a schema registry: set input.schema.registry.url"
                : of(value);
    }

    private static boolean begins(byte[] value, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i == value.length || (value[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
