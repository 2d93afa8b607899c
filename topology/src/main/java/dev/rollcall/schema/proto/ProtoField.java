package dev.rollcall.schema.proto;

import java.util.Optional;

/**
 * A field of a message.
 *
 * @param name its name as in the text
 * @param number what stands for it in messages
 * @param type the name of its type as in the text; of a map that of its values
 * @param mapKey the type of a map's keys; empty for a field that is no map
 * @param repeated whether it is a list
 * @param implicit whether it cannot be told from its default: it is not written then, and absent means default
 */
public record ProtoField(
        String name, int number, String type, Optional<String> mapKey, boolean repeated, boolean implicit) {}
