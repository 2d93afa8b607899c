package dev.rollcall.service.sample.guess;

import dev.rollcall.schema.proto.ProtoField;
import dev.rollcall.schema.proto.ProtoFile;
import dev.rollcall.schema.proto.ProtoMessage;
import dev.rollcall.schema.proto.ProtoTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields that the messages of a Protobuf schema have. */
final class ProtoPaths {
    private static final int DEEPEST = 4;

    private ProtoPaths() {}

    /** The names that lead to each single value of any top-level message; lists and maps are left out. */
    static List<List<String>> of(ProtoFile file) {
        List<List<String>> found = new ArrayList<>();
        file.messages().forEach(message -> walk(file, message, List.of(), found));
        return found.stream().distinct().toList();
    }

    private static void walk(ProtoFile file, ProtoMessage message, List<String> steps, List<List<String>> found) {
        for (ProtoField field : message.fields()) {
            if (field.repeated() || field.mapKey().isPresent() || steps.size() >= DEEPEST) {
                continue;
            }
            List<String> path = new ArrayList<>(steps);
            path.add(field.name());
            Optional<ProtoMessage> inner = Stream.concat(message.messages().stream(), file.messages().stream())
                    .filter(other -> isNamed(other, field.type()))
                    .findFirst();
            if (inner.isPresent() && !field.type().endsWith(ProtoTypes.TIMESTAMP)) {
                walk(file, inner.orElseThrow(), path, found);
            } else {
                found.add(path);
            }
        }
    }

    private static boolean isNamed(ProtoMessage message, String type) {
        String name = message.name().substring(message.name().lastIndexOf('.') + 1);
        return type.substring(type.lastIndexOf('.') + 1).equals(name);
    }
}
