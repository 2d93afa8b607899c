package dev.rollcall.schema.proto;

import java.util.List;

/**
 * What a {@code .proto} text declares. Immutable.
 *
 * @param imports the names of the texts that it imports
 * @param messages the messages on its top level, in the order of the text
 * @param enums the enums on its top level
 */
public record ProtoFile(List<String> imports, List<ProtoMessage> messages, List<ProtoEnum> enums) {
    /** Copies the lists. */
    public ProtoFile {
        imports = List.copyOf(imports);
        messages = List.copyOf(messages);
        enums = List.copyOf(enums);
    }

    /**
     * Reads a text.
     *
     * @param text the text, of proto2, proto3 or an edition; not null
     * @return what it declares
     * @throws IllegalArgumentException if it cannot be read; the message names the line
     */
    public static ProtoFile parse(String text) {
        return new ProtoParser(text).file();
    }
}
