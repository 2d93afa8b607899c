package dev.rollcall.event.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.binary.BinaryInput;
import dev.rollcall.event.binary.MalformedException;
import dev.rollcall.schema.proto.ProtoFile;
import dev.rollcall.schema.proto.ProtoTypes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtoPlanTest {
    private static final String VISIT = """
            syntax = "proto3";
            package shop;
            import "google/protobuf/timestamp.proto";
            message Visit {
              string user_id = 1;
              google.protobuf.Timestamp at = 2;
              Common common = 3;
              map<string, string> labels = 4;
              repeated int32 codes = 5;
              repeated Item items = 6;
              google.protobuf.StringValue session = 7;
              Visit next = 8;
              int64 count = 9;
              optional int64 exact = 10;
              oneof login { string mail = 11; string phone = 12; }
              map<int32, Item> byNumber = 13;
              elsewhere.Thing thing = 14;
              message Common { string country = 1; bool beta = 2; Platform platform = 3; }
              enum Platform { UNKNOWN = 0; IOS = 1; ANDROID = 2; }
            }
            message Item { int32 id = 1; }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0a027531|user_id|STRING u1",
                "0a0275310a027532|user_id|STRING u2",
                "1206088093acd806|at|NUMBER 1795885440",
                "120a088093acd80610c0843d|at|NUMBER 1795885440.001000000",
                "120f08ffffffffffffffffff0110c0843d|at|NUMBER -0.999000000",
                "1200|at|NUMBER 0",
                "1a040a024445|common.country|STRING DE",
                "1a021801|common.platform|STRING IOS",
                "1a021807|common.platform|NUMBER 7",
                "1a021001|common.beta|BOOLEAN true",
                "1a040a0244451a021001|common.country|STRING DE",
                "1a040a024445|common|CONTAINER",
                "22060a016b120176|labels.k|STRING v",
                "2206120176 0a016b|labels.k|STRING v",
                "22060a0178120176|labels.k|ABSENT",
                "22030a016b|labels.k|STRING",
                "2a0205072805|/codes/1|NUMBER 7",
                "2a0205072809|/codes/2|NUMBER 9",
                "2a0205072809|codes|CONTAINER",
                "3202080532020806|/items/1/id|NUMBER 6",
                "3a040a027331|session|STRING s1",
                "3a00|session|STRING",
                "42040a027532|next.user_id|STRING u2",
                "5000|exact|NUMBER 0",
                "5a00|mail|STRING",
                "6a06080712020809|byNumber.7.id|NUMBER 9",
                "7200|thing|CONTAINER",
                "7007|thing|NUMBER 7",
                "fa06027878 0a027531|user_id|STRING u1",
                "0800 0a027531|user_id|STRING u1",
                "1b 0a024445 1c 0a027531|common.country|STRING DE",
                "0a02ff31|user_id|NOT_UTF8",
            })
    void wantedFieldsAreFoundInGoldenBytes(String hex, String path, String expected) {
        assertThat(read(HexFormat.of().parseHex(hex.replace(" ", "")), path)).containsExactly(expected);
    }

    @Test
    void whatIsNotWrittenIsAbsentOrHasItsDefault() {
        assertThat(read(new byte[0], "user_id", "at", "common", "common.beta", "exact", "mail", "session"))
                .containsOnly("ABSENT");
        assertThat(read(new byte[0], "count")).containsExactly("NUMBER 0 by default");
        assertThat(read(new byte[] {0x1a, 0}, "common.country", "common.beta", "common.platform"))
                .containsExactly("ABSENT", "BOOLEAN false by default", "STRING UNKNOWN by default");
    }

    @Test
    void whatIsWrittenThoughItIsTheDefaultIsTheSameAsIfItWereNot() {
        assertThat(read(HexFormat.of().parseHex("0a00" + "4800"), "user_id", "count"))
                .containsExactly("ABSENT", "NUMBER 0 by default");
    }

    @Test
    void listsAreCountedAnewForEveryEvent() {
        FieldTree wanted = FieldTree.root();
        FieldValue first = wanted.want("/items/0/id");
        ProtoPlan plan = plan(wanted);
        for (int id = 1; id < 4; id++) {
            read(plan, wanted, new byte[] {0x32, 2, 8, (byte) id});
            assertThat(first.text()).hasToString(Integer.toString(id));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0a05",
        "0a0275",
        "08",
        "00",
        "1b0a0244451d",
        "1b",
        "1c",
        "0f",
        "0e",
        "1a05",
        "2a01ff",
        "0affffffffffffffffff01",
        "ffffffffff01"
    })
    void whatIsNoMessageIsMalformed(String hex) {
        assertThatThrownBy(() -> read(HexFormat.of().parseHex(hex), "user_id", "/codes/0", "common.beta"))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void nestingHasAnEnd() {
        byte[] groups = new byte[3_000];
        Arrays.fill(groups, 0, 1_500, (byte) 0x7b);
        Arrays.fill(groups, 1_500, 3_000, (byte) 0x7c);
        assertThatThrownBy(() -> read(groups, "user_id")).isInstanceOf(MalformedException.class);
    }

    private static ProtoPlan plan(FieldTree wanted) {
        ProtoTypes types = new ProtoTypes(List.of(ProtoFile.parse(VISIT)));
        return new ProtoPlans(types).of(types.message("shop.Visit", "").orElseThrow(), wanted);
    }

    private static List<String> read(byte[] value, String... paths) {
        FieldTree wanted = FieldTree.root();
        List<FieldValue> values = Arrays.stream(paths).map(wanted::want).toList();
        read(plan(wanted), wanted, value);
        return values.stream().map(ProtoPlanTest::describe).toList();
    }

    static void read(ProtoPlan plan, FieldTree wanted, byte[] value) {
        wanted.beginEvent();
        BinaryInput in = new BinaryInput();
        in.begin(value, 0);
        plan.begin();
        BinaryInput.require(plan.read(in) == 0);
        assertThat(in.at()).isEqualTo(value.length);
    }

    static String describe(FieldValue found) {
        return (found.kind() + " " + found.text()).strip() + (found.isDefault() ? " by default" : "");
    }
}
