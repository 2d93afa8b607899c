package dev.rollcall.schema.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ApiProto;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.TypeProto;
import com.google.protobuf.WrappersProto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtoFileTest {
    /** Texts that come with the library, and what Google's own compiler made of them. */
    static Stream<FileDescriptor> compiled() {
        return Stream.of(
                DescriptorProtos.getDescriptor(),
                ApiProto.getDescriptor(),
                StructProto.getDescriptor(),
                TimestampProto.getDescriptor(),
                TypeProto.getDescriptor(),
                WrappersProto.getDescriptor());
    }

    @ParameterizedTest
    @MethodSource("compiled")
    void aTextMeansWhatTheCompilerMakesOfIt(FileDescriptor descriptor) throws IOException {
        List<FileDescriptor> all = new ArrayList<>(descriptor.getDependencies());
        all.add(descriptor);
        List<ProtoFile> files = new ArrayList<>();
        for (FileDescriptor file : all) {
            files.add(ProtoFile.parse(text(file.getName())));
        }
        List<String> found = new ArrayList<>();
        ProtoFile file = files.get(files.size() - 1);
        ProtoTypes types = new ProtoTypes(files);
        file.messages().forEach(message -> describe(message, types, found));
        file.enums().forEach(protoEnum -> found.add(protoEnum.name() + protoEnum.constants()));

        List<String> expected = new ArrayList<>();
        descriptor.getMessageTypes().forEach(message -> describe(message, expected));
        descriptor.getEnumTypes().forEach(protoEnum -> expected.add(describe(protoEnum)));
        assertThat(found).containsExactlyElementsOf(expected);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = FileDescriptor.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void describe(ProtoMessage message, ProtoTypes types, List<String> lines) {
        for (ProtoField field : message.fields()) {
            lines.add(message.name()
                    + '.'
                    + field.name()
                    + '='
                    + field.number()
                    + ' '
                    + type(field.type(), message.name(), types)
                    + (field.repeated() ? " repeated" : "")
                    + (field.mapKey().isPresent() ? " map" : "")
                    + (field.implicit()
                                    && types.message(field.type(), message.name())
                                            .isEmpty()
                            ? " implicit"
                            : ""));
        }
        message.messages().forEach(nested -> describe(nested, types, lines));
        message.enums().forEach(nested -> lines.add(nested.name() + nested.constants()));
    }

    private static String type(String name, String scope, ProtoTypes types) {
        return types.message(name, scope)
                .map(ProtoMessage::name)
                .or(() -> types.enumOf(name, scope).map(ProtoEnum::name))
                .orElse(name);
    }

    private static void describe(Descriptor message, List<String> lines) {
        for (FieldDescriptor field : message.getFields()) {
            FieldDescriptor value = field.isMapField() ? field.getMessageType().findFieldByName("value") : field;
            lines.add(message.getFullName()
                    + '.'
                    + field.getName()
                    + '='
                    + field.getNumber()
                    + ' '
                    + type(value)
                    + (field.isRepeated() && !field.isMapField() ? " repeated" : "")
                    + (field.isMapField() ? " map" : "")
                    + (field.hasPresence() || field.isRepeated() ? "" : " implicit"));
        }
        message.getNestedTypes().stream()
                .filter(nested -> !nested.getOptions().getMapEntry())
                .forEach(nested -> describe(nested, lines));
        message.getEnumTypes().forEach(nested -> lines.add(describe(nested)));
    }

    private static String type(FieldDescriptor field) {
        return switch (field.getType()) {
            case MESSAGE, GROUP -> field.getMessageType().getFullName();
            case ENUM -> field.getEnumType().getFullName();
            default -> field.getType().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String describe(EnumDescriptor protoEnum) {
        Map<Integer, String> constants = new java.util.HashMap<>();
        protoEnum.getValues().forEach(value -> constants.putIfAbsent(value.getNumber(), value.getName()));
        return new ProtoEnum(protoEnum.getFullName(), constants).name() + new ProtoEnum("", constants).constants();
    }

    @Test
    void presenceFollowsSyntaxLabelAndFeatures() {
        assertThat(implicit("syntax = \"proto2\"; message E { optional int32 a = 1; }"))
                .containsExactly(false);
        assertThat(
                        implicit(
                                "syntax = \"proto3\"; message E { int32 a = 1; optional int32 b = 2; oneof o { int32 c = 3; } }"))
                .containsExactly(true, false, false);
        assertThat(
                        implicit(
                                "edition = \"2023\"; message E { int32 a = 1; int32 b = 2 [features.field_presence = IMPLICIT]; }"))
                .containsExactly(false, true);
        assertThat(implicit("edition = \"2023\"; option features.field_presence = IMPLICIT; "
                        + "message E { int32 a = 1; int32 b = 2 [features.field_presence = EXPLICIT]; }"))
                .containsExactly(true, false);
    }

    private static List<Boolean> implicit(String text) {
        return ProtoFile.parse(text).messages().get(0).fields().stream()
                .map(ProtoField::implicit)
                .toList();
    }

    @Test
    void whatEventsDoNotNeedIsSkipped() {
        ProtoFile file = ProtoFile.parse("""
                // a comment; message No { }
                syntax = 'proto2'; /* another
                one */ package a.b;
                import public "x.proto";
                option (my.option) = { a: "}" b: [1, 2] c < d: 1 > };
                message E {
                  reserved 2, 9 to 11; reserved "foo", 'bar';
                  extensions 100 to max [declaration = { number: 100, type: ".x.Y" }];
                  optional group Result = 0x10 { optional string url = 1; }
                  map<string, .a.b.E> more = 020 [deprecated = true, (my.opt).x = "];"];
                  extend E { optional int32 z = 100; }
                  optional string message = 3 [default = "a\\"b" 'c'];
                }
                service S { rpc Get (E) returns (stream E) { option (http) = { get: "/v1" }; } }
                """);
        ProtoMessage message = file.messages().get(0);
        assertThat(message.name()).isEqualTo("a.b.E");
        assertThat(message.fields().toString())
                .isEqualTo(
                        "[ProtoField[name=result, number=16, type=Result, mapKey=Optional.empty, repeated=false, implicit=false], "
                                + "ProtoField[name=more, number=16, type=.a.b.E, mapKey=Optional[string], repeated=false, implicit=false], "
                                + "ProtoField[name=message, number=3, type=string, mapKey=Optional.empty, repeated=false, implicit=false]]");
        assertThat(message.messages().get(0).name()).isEqualTo("a.b.E.Result");
    }

    @Test
    void whatIsNoTextOfProtobufIsRefusedByItsLine() {
        assertThatThrownBy(() -> ProtoFile.parse("syntax = \"proto3\";\nmessage E {\n  string = 1;\n}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 3: \"=\" is expected instead of \"1\"");
        assertThatThrownBy(() -> ProtoFile.parse("{\"type\": \"record\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 1: ");
        assertThatThrownBy(() -> ProtoFile.parse("message E {")).hasMessageEndingWith("the text ends too early");
    }

    @Test
    void aNameIsLookedUpFromTheInsideOut() {
        ProtoTypes types = new ProtoTypes(
                List.of(ProtoFile.parse("package a.b; message T { message T { } message U { } } message U { }")));
        assertThat(types.message("T", "a.b.T")).map(ProtoMessage::name).contains("a.b.T.T");
        assertThat(types.message("U", "a.b.U")).map(ProtoMessage::name).contains("a.b.U");
        assertThat(types.message("T.U", "a.b.U")).map(ProtoMessage::name).contains("a.b.T.U");
        assertThat(types.message("b.U", "a.b.T")).map(ProtoMessage::name).contains("a.b.U");
        assertThat(types.message(".a.b.U", "a.b.T")).map(ProtoMessage::name).contains("a.b.U");
        assertThat(types.message(".b.U", "a.b.T")).isEmpty();
    }
}
