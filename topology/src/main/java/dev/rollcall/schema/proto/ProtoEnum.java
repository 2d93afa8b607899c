package dev.rollcall.schema.proto;

import java.util.Map;

/**
 * An enum. Immutable.
 *
 * @param name its full name
 * @param constants the names of its constants by number; of two for one number the first
 */
public record ProtoEnum(String name, Map<Integer, String> constants) {
    /** Copies the map. */
    public ProtoEnum {
        constants = Map.copyOf(constants);
    }
}
