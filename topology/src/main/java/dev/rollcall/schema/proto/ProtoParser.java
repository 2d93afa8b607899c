package dev.rollcall.schema.proto;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a {@code .proto} text. Knows the grammar of proto2, proto3 and editions, and skips what events do not need. Not thread-safe. */
final class ProtoParser {
    private final ProtoTokens tokens;
    private String packageName = "";
    private Presence presence = Presence.EXPLICIT;

    ProtoParser(String text) {
        tokens = new ProtoTokens(text);
    }

    ProtoFile file() {
        List<String> imports = new ArrayList<>();
        List<ProtoMessage> messages = new ArrayList<>();
        List<ProtoEnum> enums = new ArrayList<>();
        while (!tokens.peek().isEmpty()) {
            switch (tokens.next()) {
                case "syntax" -> syntax();
                case "package" -> packageName = tokens.until(";");
                case "option" -> fileOption(tokens.until(";"));
                case "message" -> messages.add(message(packageName, tokens.next(), presence));
                case "enum" -> enums.add(protoEnum(packageName));
                case "import" -> imports.add(imported());
                case "edition" -> tokens.until(";");
                case "service", "extend" -> skipNamedBlock();
                case ";" -> {}
                default -> throw tokens.error("neither a message nor anything else that may stand here");
            }
        }
        return new ProtoFile(imports, messages, enums);
    }

    private void syntax() {
        tokens.expect("=");
        presence = tokens.string().equals("proto3") ? Presence.IMPLICIT : Presence.EXPLICIT;
    }

    private String imported() {
        if (!tokens.takes("public")) {
            tokens.takes("weak");
        }
        return tokens.string();
    }

    private void fileOption(String option) {
        if (option.startsWith("features")) {
            presence = presence.with(option);
        }
    }

    private void skipNamedBlock() {
        tokens.next();
        tokens.skipBlock();
    }

    private ProtoMessage message(String scope, String name, Presence around) {
        String fullName = inside(scope, name);
        Body body = new Body(fullName, around);
        tokens.expect("{");
        while (!tokens.takes("}")) {
            body.declaration(tokens.next());
        }
        return new ProtoMessage(fullName, body.fields, body.messages, body.enums);
    }

    private static String inside(String scope, String name) {
        return scope.isEmpty() ? name : scope + '.' + name;
    }

    private ProtoEnum protoEnum(String scope) {
        String name = inside(scope, tokens.next());
        Map<Integer, String> constants = new TreeMap<>();
        tokens.expect("{");
        while (!tokens.takes("}")) {
            String word = tokens.next();
            if (tokens.takes("=")) {
                constants.putIfAbsent(tokens.number(), word);
            }
            if (!word.equals(";")) {
                tokens.until(";");
            }
        }
        return new ProtoEnum(name, constants);
    }

    /** What stands between the brackets of a message. */
    private final class Body {
        private final String scope;
        private final List<ProtoField> fields = new ArrayList<>();
        private final List<ProtoMessage> messages = new ArrayList<>();
        private final List<ProtoEnum> enums = new ArrayList<>();
        private Presence ofMessage;

        Body(String scope, Presence around) {
            this.scope = scope;
            ofMessage = around;
        }

        private void declaration(String word) {
            switch (word) {
                case "message" -> messages.add(message(scope, tokens.next(), ofMessage));
                case "enum" -> enums.add(protoEnum(scope));
                case "option" -> ofMessage = ofMessage.with(tokens.until(";"));
                case "extensions", "reserved" -> tokens.until(";");
                case "extend" -> skipNamedBlock();
                case "oneof" -> oneof();
                case "repeated" -> field(tokens.next(), true, Presence.EXPLICIT);
                case "optional", "required" -> field(tokens.next(), false, Presence.EXPLICIT);
                case ";" -> {}
                default -> field(word, false, ofMessage);
            }
        }

        /** Members can be told from their default: one of them is there, or none. */
        private void oneof() {
            tokens.next();
            tokens.expect("{");
            while (!tokens.takes("}")) {
                String word = tokens.next();
                if (word.equals("option")) {
                    tokens.until(";");
                } else if (!word.equals(";")) {
                    field(word, false, Presence.EXPLICIT);
                }
            }
        }

        private void field(String type, boolean repeated, Presence unlessSaid) {
            Optional<String> mapKey = Optional.empty();
            String typeName = type;
            if (type.equals("map") && tokens.takes("<")) {
                mapKey = Optional.of(tokens.next());
                tokens.expect(",");
                typeName = tokens.next();
                tokens.expect(">");
            }
            String name = tokens.next();
            tokens.expect("=");
            int number = tokens.number();
            String options = options();
            boolean group = type.equals("group");
            if (group) {
                messages.add(message(scope, name, ofMessage));
                typeName = name;
            } else {
                tokens.expect(";");
            }
            fields.add(new ProtoField(
                    group ? name.toLowerCase(Locale.ROOT) : name,
                    number,
                    typeName,
                    mapKey,
                    repeated,
                    unlessSaid.with(options) == Presence.IMPLICIT));
        }

        private String options() {
            if (!tokens.takes("[")) {
                return "";
            }
            String options = tokens.until("]");
            tokens.expect("]");
            return options.contains("features") ? options : "";
        }
    }
}
