package dev.rollcall.event.binary;

import static dev.rollcall.schema.RegisteredSchema.AVRO;
import static dev.rollcall.schema.RegisteredSchema.PROTOBUF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.event.EventFormat;
import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.avro.AvroDecoder;
import dev.rollcall.event.protobuf.ProtoDecoder;
import dev.rollcall.schema.RegisteredSchema;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramedFormatTest {
    private final Map<Integer, RegisteredSchema> schemas = new HashMap<>();
    private final FieldTree wanted = FieldTree.root();
    private final FieldValue user = wanted.want("user_id");
    private int questions;

    @Test
    void everyAvroEventIsReadByTheSchemaOfItsId() {
        schemas.put(1, avro(field("user_id", "\"string\"", "")));
        schemas.put(2, avro(field("ts", "\"long\"", "") + "," + field("user_id", "[\"null\",\"string\"]", "")));
        schemas.put(3, avro(field("uid", "\"string\"", ",\"aliases\":[\"user_id\"]")));
        schemas.put(4, avro(field("ts", "\"long\"", "")));
        EventFormat format = avroFormat();
        assertThat(userIn(format, "00 00000001 04 7531")).isEqualTo("u1");
        assertThat(userIn(format, "00 00000002 02 02 04 7532")).isEqualTo("u2");
        assertThat(userIn(format, "00 00000003 04 7533")).isEqualTo("u3");
        assertThat(userIn(format, "00 00000004 02")).isEmpty();
        assertThat(userIn(format, "00 00000001 04 7535")).isEqualTo("u5");
        assertThat(questions).isEqualTo(4);
    }

    @Test
    void anAvroSchemaMayReferToOthers() {
        Map<String, String> references = new LinkedHashMap<>();
        references.put(
                "shop.Id",
                "{\"type\":\"record\",\"name\":\"Id\",\"namespace\":\"shop\",\"fields\":["
                        + field("user_id", "\"string\"", "") + "]}");
        references.put(
                "shop.User",
                "{\"type\":\"record\",\"name\":\"User\",\"namespace\":\"shop\",\"fields\":[" + field("id", "\"Id\"", "")
                        + "]}");
        schemas.put(
                1,
                new RegisteredSchema(
                        AVRO,
                        "{\"type\":\"record\",\"name\":\"E\",\"namespace\":\"shop\",\"fields\":["
                                + field("user", "\"shop.User\"", "") + "]}",
                        references));
        FieldValue inside = wanted.want("user.id.user_id");
        assertThat(read(avroFormat(), "00 00000001 04 7531")).isNull();
        assertThat(inside.text()).hasToString("u1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00 0a027531|u1",
                "02 02 0a027532|u2",
                "04 02 02 0a027533|u3",
            })
    void aProtobufEventNamesItsMessageByIndexes(String hex, String expected) {
        schemas.put(7, protobuf());
        assertThat(userIn(protobufFormat(), "00 00000007 " + hex)).isEqualTo(expected);
    }

    @Test
    void aMessageThatTheSchemaDoesNotHaveIsMalformed() {
        schemas.put(7, protobuf());
        assertThat(read(protobufFormat(), "00 00000007 02 08 0a027531").detail())
                .isEqualTo("the schema has no message of the type that the value names");
        assertThat(read(protobufFormat(), "00 00000007 03 0a027531").detail()).startsWith("the value is no Protobuf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7b7d|the value does not begin with the five bytes of a schema registry; it looks like JSON: set input.format=json",
                "4f626a01 00|container file",
                "c301 0102030405060708|single-object encoding",
                "1f8b0800|gzip",
                "00000000|the value does not begin with the five bytes of a schema registry",
                "00 00000009 04 7531|the schema registry does not know schema 9",
                "00 ffffffff 04 7531|the schema registry does not know schema 4294967295",
                "00 00000007 04 7531|schema 7 of the schema registry is of type PROTOBUF, not AVRO",
                "00 00000008 04 7531|schema 8 of the schema registry cannot be used: ",
                "00 00000001 08 7531|the value is not what its Avro schema says at byte 6",
                "00 00000001 04 7531 00|the value goes on behind what its Avro schema says, at byte 8",
            })
    void whatIsWrongIsSaid(String hex, String detail) {
        schemas.put(1, avro(field("user_id", "\"string\"", "")));
        schemas.put(7, protobuf());
        schemas.put(8, new RegisteredSchema(AVRO, "{\"type\":\"nonsense\"}", Map.of()));
        assertThat(read(avroFormat(), hex).detail()).contains(detail);
    }

    @Test
    void whatCannotBeKnownYetIsNotCalledWrong() {
        EventFormat format = new FramedFormat(
                AVRO,
                id -> {
                    throw new IllegalStateException("away");
                },
                schema -> new AvroDecoder(schema, wanted));
        assertThatThrownBy(() -> read(format, "00 00000001 04 7531")).hasMessage("away");
    }

    @Test
    void anIdThatBecomesKnownIsReadFromThenOn() {
        EventFormat format = avroFormat();
        assertThat(read(format, "00 00000001 04 7531")).isNotNull();
        schemas.put(1, avro(field("user_id", "\"string\"", "")));
        assertThat(userIn(format, "00 00000001 04 7531")).isEqualTo("u1");
    }

    @Test
    void withoutARegistryTheSchemaIsThatOfTheFile() {
        EventFormat avro = new PlainFormat(new AvroDecoder(avro(field("user_id", "\"string\"", "")), wanted));
        assertThat(userIn(avro, "04 7531")).isEqualTo("u1");
        assertThat(read(avro, "00 00000001 04 7531").detail()).endsWith("set input.schema.registry.url");
        EventFormat protobuf = new PlainFormat(ProtoDecoder.of(protobuf(), "shop.B", wanted));
        assertThat(userIn(protobuf, "0a 027532")).isEqualTo("u2");
        assertThatThrownBy(() -> ProtoDecoder.of(protobuf(), "shop.C", wanted))
                .hasMessage("there is no message shop.C");
    }

    private EventFormat avroFormat() {
        return new FramedFormat(AVRO, this::schema, schema -> new AvroDecoder(schema, wanted));
    }

    private EventFormat protobufFormat() {
        return new FramedFormat(PROTOBUF, this::schema, schema -> ProtoDecoder.indexed(schema, wanted));
    }

    private Optional<RegisteredSchema> schema(int id) {
        questions++;
        return Optional.ofNullable(schemas.get(id));
    }

    private static RegisteredSchema protobuf() {
        return new RegisteredSchema(
                PROTOBUF,
                "syntax = \"proto3\"; package shop; message A { string user_id = 1; } enum X { Y = 0; } message B { string user_id = 1; "
                        + "enum Z { N = 0; } message D { } message E { other.Name user = 2; string user_id = 1; } }",
                Map.of("other.proto", "syntax = \"proto3\"; package other; message Name { }"));
    }

    private static RegisteredSchema avro(String fields) {
        return new RegisteredSchema(AVRO, "{\"type\":\"record\",\"name\":\"E\",\"fields\":[" + fields + "]}", Map.of());
    }

    private static String field(String name, String type, String more) {
        return "{\"name\":\"" + name + "\",\"type\":" + type + more + "}";
    }

    private static Fault read(EventFormat format, String hex) {
        return format.read(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private String userIn(EventFormat format, String hex) {
        assertThat(read(format, hex)).isNull();
        return new String(user.text().copy(), StandardCharsets.UTF_8);
    }
}
