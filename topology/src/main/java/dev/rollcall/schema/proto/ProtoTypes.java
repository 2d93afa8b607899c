package dev.rollcall.schema.proto;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All types that some {@code .proto} texts declare, and those of Google's that everybody imports. Immutable. */
public final class ProtoTypes {
    /** The message of a point in time. */
    public static final String TIMESTAMP = "google.protobuf.Timestamp";

    private static final String WELL_KNOWN = """
            syntax = "proto3";
            package google.protobuf;
            message Timestamp { int64 seconds = 1; int32 nanos = 2; }
            message DoubleValue { double value = 1; }
            message FloatValue { float value = 1; }
            message Int64Value { int64 value = 1; }
            message UInt64Value { uint64 value = 1; }
            message Int32Value { int32 value = 1; }
            message UInt32Value { uint32 value = 1; }
            message BoolValue { bool value = 1; }
            message StringValue { string value = 1; }
            message BytesValue { bytes value = 1; }
            """;

    private final Map<String, ProtoMessage> messages = new HashMap<>();
    private final Map<String, ProtoEnum> enums = new HashMap<>();

    /**
     * Puts texts together.
     *
     * @param files what they declare, not null
     */
    public ProtoTypes(List<ProtoFile> files) {
        add(ProtoFile.parse(WELL_KNOWN));
        files.forEach(this::add);
    }

    private void add(ProtoFile file) {
        file.messages().forEach(this::add);
        file.enums().forEach(this::add);
    }

    private void add(ProtoMessage message) {
        messages.put(message.name(), message);
        message.messages().forEach(this::add);
        message.enums().forEach(this::add);
    }

    private void add(ProtoEnum type) {
        enums.put(type.name(), type);
    }

    /**
     * Whether a message stands for a plain value, with presence: a wrapper.
     *
     * @param message the message, not null
     * @return whether it is one of Google's wrappers
     */
    public static boolean isWrapper(ProtoMessage message) {
        return message.name().startsWith("google.protobuf.") && message.name().endsWith("Value");
    }

    /**
     * The message that a name means.
     *
     * @param name the name as it stands in a text
     * @param scope the full name of the message that it stands in; empty for none
     * @return the message; empty if there is none of that name
     */
    public Optional<ProtoMessage> message(String name, String scope) {
        return find(messages, name, scope);
    }

    /**
     * The enum that a name means.
     *
     * @param name the name as it stands in a text
     * @param scope the full name of the message that it stands in
     * @return the enum; empty if there is none of that name
     */
    public Optional<ProtoEnum> enumOf(String name, String scope) {
        return find(enums, name, scope);
    }

    /** Looks from the inside out, as C++ does. */
    private static <T> Optional<T> find(Map<String, T> types, String name, String scope) {
        if (name.startsWith(".")) {
            return Optional.ofNullable(types.get(name.substring(1)));
        }
        String around = scope;
        while (!around.isEmpty()) {
            T found = types.get(around + '.' + name);
            if (found != null) {
                return Optional.of(found);
            }
            around = around.substring(0, Math.max(0, around.lastIndexOf('.')));
        }
        return Optional.ofNullable(types.get(name));
    }
}
