package dev.rollcall.event.format;

import dev.rollcall.schema.RegisteredSchema;
import dev.rollcall.schema.proto.ProtoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads schemas from files, as if a registry had them. */
final class SchemaFile {
    private static final String GOOGLES = "google/protobuf/";

    private SchemaFile() {}

    /** A schema of Avro, in JSON. */
    static RegisteredSchema avro(Path file) {
        return new RegisteredSchema(RegisteredSchema.AVRO, text(file), Map.of());
    }

    /** A text of Protobuf with all that it imports from the same directory. */
    static RegisteredSchema protobuf(Path file) {
        String text = text(file);
        Map<String, String> imports = new LinkedHashMap<>();
        addImports(text, file.toAbsolutePath().getParent(), imports);
        return new RegisteredSchema(RegisteredSchema.PROTOBUF, text, imports);
    }

    private static void addImports(String text, Path directory, Map<String, String> imports) {
        for (String name : parse(text).imports()) {
            Path imported = directory.resolve(name);
            // Those that everybody imports are known, and options are of no interest.
            boolean missing = name.startsWith(GOOGLES) && !Files.exists(imported);
            if (!missing && !imports.containsKey(name)) {
                String importedText = text(imported);
                imports.put(name, importedText);
                addImports(importedText, directory, imports);
            }
        }
    }

    private static ProtoFile parse(String text) {
        try {
            return ProtoFile.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it cannot be used: " + e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    Files.exists(file) ? file + " cannot be read as text of UTF-8" : "there is no file " + file, e);
        }
    }
}
