package dev.rollcall.schema.proto;

import java.util.List;

/**
 * A type of messages. Immutable.
 *
 * @param name its full name, with the package and the messages around it
 * @param fields its fields
 * @param messages the messages declared in it, in the order of the text
 * @param enums the enums declared in it
 */
public record ProtoMessage(String name, List<ProtoField> fields, List<ProtoMessage> messages, List<ProtoEnum> enums) {
    /** Copies the lists. */
    public ProtoMessage {
        fields = List.copyOf(fields);
        messages = List.copyOf(messages);
        enums = List.copyOf(enums);
    }
}
