package dev.rollcall.event.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.binary.BinaryInput;
import dev.rollcall.event.binary.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroPlanTest {
    private static final String VISIT = """
            {"type":"record","name":"Visit","fields":[
              {"name":"page","type":"string"},
              {"name":"user_id","type":["null","string"],"aliases":["uid"]},
              {"name":"ts","type":{"type":"long","logicalType":"timestamp-millis"}},
              {"name":"common","type":{"type":"record","name":"Common","fields":[
                 {"name":"country","type":"string"},{"name":"beta","type":"boolean"}]}},
              {"name":"labels","type":{"type":"map","values":"string"}},
              {"name":"items","type":{"type":"array","items":{"type":"record","name":"Item","fields":[
                 {"name":"id","type":"int"}]}}},
              {"name":"next","type":["null","Visit"],"default":null}]}""";

    @Test
    void wantedFieldsAreFoundInGoldenBytes() {
        // page "p", branch 1 "u1", 1795946400000, "DE", true, one label, two items, no next.
        String golden = "0270" + "02047531" + "80a4faebc468" + "04444501" + "02" + "026b" + "0276" + "00" + "04" + "0a"
                + "0c" + "00" + "00";
        assertThat(read(
                        schema(VISIT),
                        HexFormat.of().parseHex(golden),
                        "user_id",
                        "ts",
                        "common.country",
                        "common.beta"))
                .containsExactly("STRING u1", "NUMBER 1795946400000", "STRING DE", "BOOLEAN true");
        assertThat(read(
                        schema(VISIT),
                        HexFormat.of().parseHex(golden),
                        "labels.k",
                        "/items/1/id",
                        "items",
                        "labels.x",
                        "page.q"))
                .containsExactly("STRING v", "NUMBER 6", "CONTAINER", "ABSENT", "ABSENT");
    }

    @Test
    void aPathMayNameAnAliasAndTheNewNameAtOnce() {
        assertThat(read(schema(VISIT), visit(null), "uid", "user_id")).containsExactly("STRING u1", "STRING u1");
    }

    @Test
    void anAliasThatIsANameOfAnotherFieldMeansThatField() {
        Schema schema =
                record("{\"name\":\"a\",\"type\":\"string\",\"aliases\":[\"b\"]},{\"name\":\"b\",\"type\":\"string\"}");
        GenericData.Record event = new GenericData.Record(schema);
        event.put("a", "one");
        event.put("b", "two");
        assertThat(read(schema, encode(schema, event), "b", "a")).containsExactly("STRING two", "STRING one");
    }

    @Test
    void aSchemaThatContainsItselfIsRead() {
        GenericData.Record inner = event(schema(VISIT), "inner", null);
        assertThat(read(schema(VISIT), visit(inner), "next.user_id", "next.next.user_id", "user_id", "next"))
                .containsExactly("STRING inner", "ABSENT", "STRING u1", "CONTAINER");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`int`|-7|NUMBER -7",
                "`long`|-9223372036854775808|NUMBER -9223372036854775808",
                "`float`|1.5|NUMBER 1.5",
                "`double`|30|NUMBER 30.0",
                "{\"type\":\"int\",\"logicalType\":\"date\"}|20786|STRING 2026-11-29",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}|1795946400048491|NUMBER 1795946400048491",
                "{\"type\":\"long\",\"logicalType\":\"local-timestamp-millis\"}|1795946400132|STRING 2026-11-29T10:00:00.132",
                "{\"type\":\"long\",\"logicalType\":\"local-timestamp-micros\"}|-1|STRING 1969-12-31T23:59:59.999999",
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}|hex 00ffff|NUMBER 655.35",
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9}|hex ff|NUMBER -1",
                "`bytes`|hex 7531|STRING u1",
                "`bytes`|hex ff31|NOT_UTF8 ",
                "{\"type\":\"fixed\",\"name\":\"F\",\"size\":2}|fixed 7531|STRING u1",
                "{\"type\":\"fixed\",\"name\":\"F\",\"size\":16,\"logicalType\":\"uuid\"}|fixed 00112233445566778899aabbccddeeff|STRING 00112233-4455-6677-8899-aabbccddeeff",
                "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"]}|enum B|STRING B",
                "[\"null\",\"int\"]|none|ABSENT",
                "[\"null\",\"int\",\"string\"]|text|STRING text",
            })
    void plainTypesBecomeText(String type, String value, String expected) {
        String json = type.startsWith("{") || type.startsWith("[") ? type : '"' + type + '"';
        Schema schema = record("{\"name\":\"before\",\"type\":\"int\"},{\"name\":\"v\",\"type\":" + json
                + "},{\"name\":\"after\",\"type\":\"string\"}");
        GenericData.Record event = new GenericData.Record(schema);
        event.put("before", 300);
        event.put("v", value(schema.getField("v").schema(), value));
        event.put("after", "behind");
        assertThat(read(schema, encode(schema, event), "v", "after")).containsExactly(expected, "STRING behind");
    }

    private static Object value(Schema schema, String value) {
        if (value.startsWith("hex ")) {
            return ByteBuffer.wrap(HexFormat.of().parseHex(value.substring(4)));
        }
        return switch (schema.getType()) {
            case INT -> Integer.parseInt(value);
            case LONG -> Long.parseLong(value);
            case FLOAT -> Float.parseFloat(value);
            case DOUBLE -> Double.parseDouble(value);
            case FIXED -> new GenericData.Fixed(schema, HexFormat.of().parseHex(value.substring(6)));
            case ENUM -> new GenericData.EnumSymbol(schema, value.substring(5));
            default -> value.equals("none") ? null : value;
        };
    }

    @Test
    void textThatIsTooLongIsSaidToBe() {
        Schema schema = record("{\"name\":\"v\",\"type\":\"string\"}");
        GenericData.Record event = new GenericData.Record(schema);
        event.put("v", "x".repeat(257));
        assertThat(read(schema, encode(schema, event), "v")).containsExactly("TOO_LONG");
    }

    @Test
    void blocksThatSayHowLongTheyAreAreRead() throws IOException {
        Schema schema = schema(VISIT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(out, null);
        GenericData.Record event = event(schema, "u1", null);
        event.put("labels", Map.of("a", "x".repeat(100), "k", "v", "z", "y".repeat(100)));
        new GenericDatumWriter<>(schema).write(event, encoder);
        encoder.flush();
        assertThat(read(schema, out.toByteArray(), "labels.k", "/items/0/id", "user_id"))
                .containsExactly("STRING v", "NUMBER 5", "STRING u1");
        assertThat(read(schema, out.toByteArray(), "user_id")).containsExactly("STRING u1");
    }

    @Test
    void aBillionValuesWithoutBytesTakeNoTime() {
        Schema schema = record(
                "{\"name\":\"v\",\"type\":{\"type\":\"array\",\"items\":\"null\"}},{\"name\":\"u\",\"type\":\"int\"}");
        byte[] bytes = HexFormat.of().parseHex("feffffffffffffffff01" + "00" + "02");
        assertThat(read(schema, bytes, "u", "/v/0")).containsExactly("NUMBER 1", "ABSENT");
    }

    @Test
    void whatIsNotWhatTheSchemaSaysIsMalformed() {
        byte[] good = visit(null);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> read(schema(VISIT), cut, "user_id", "labels.k"))
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void nestingHasAnEnd() {
        Schema schema = record("{\"name\":\"next\",\"type\":[\"null\",\"R\"]}");
        byte[] deep = new byte[1_500];
        Arrays.fill(deep, 0, deep.length - 1, (byte) 2);
        assertThatThrownBy(() -> read(schema, deep, "x")).isInstanceOf(MalformedException.class);
    }

    static Schema record(String fields) {
        return schema("{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}");
    }

    private static Schema schema(String json) {
        return new Schema.Parser().parse(json);
    }

    private static byte[] visit(GenericData.Record next) {
        return encode(schema(VISIT), event(schema(VISIT), "u1", next));
    }

    private static GenericData.Record event(Schema schema, String user, GenericData.Record next) {
        Schema common = schema.getField("common").schema();
        Schema item = schema.getField("items").schema().getElementType();
        return new GenericRecordBuilder(schema)
                .set("page", "p")
                .set("user_id", user)
                .set("ts", 1_795_946_400_000L)
                .set(
                        "common",
                        new GenericRecordBuilder(common)
                                .set("country", "DE")
                                .set("beta", true)
                                .build())
                .set("labels", Map.of("k", "v"))
                .set(
                        "items",
                        List.of(new GenericRecordBuilder(item).set("id", 5).build()))
                .set("next", next)
                .build();
    }

    static byte[] encode(Schema schema, Object event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<>(schema).write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Reads all of a value; returns kind and text of each path. */
    static List<String> read(Schema schema, byte[] value, String... paths) {
        FieldTree wanted = FieldTree.root();
        List<FieldValue> values = Arrays.stream(paths).map(wanted::want).toList();
        wanted.beginEvent();
        BinaryInput in = new BinaryInput();
        in.begin(value, 0);
        new AvroPlan(schema, wanted).read(in);
        assertThat(in.at()).isEqualTo(value.length);
        return values.stream()
                .map(found -> (found.kind() + " " + found.text()).strip())
                .toList();
    }
}
