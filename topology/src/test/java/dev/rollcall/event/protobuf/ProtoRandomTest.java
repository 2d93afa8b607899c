package dev.rollcall.event.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.binary.MalformedException;
import dev.rollcall.schema.proto.ProtoFile;
import dev.rollcall.schema.proto.ProtoTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random messages of random types, written by Google's own encoder. */
class ProtoRandomTest {
    private static final int SCHEMAS = 300;
    private static final String ENUM = "enum E { A = 0; B = 1; C = 5; }";
    private static final List<FieldDescriptorProto.Type> TYPES = List.of(FieldDescriptorProto.Type.values());

    @Test
    void whatGoogleWroteIsFound() throws Exception {
        for (long seed = 1; seed <= SCHEMAS; seed++) {
            Random random = new Random(seed);
            Schema schema = schema(random);
            for (int event = 0; event < 5; event++) {
                Message message = message(schema.type, random, 3);
                FieldTree wanted = FieldTree.root();
                List<String> paths = new ArrayList<>();
                collect(schema.type, "", 3, paths);
                paths.removeIf(path -> random.nextInt(3) > 0);
                List<FieldValue> values = paths.stream().map(wanted::want).toList();
                ProtoPlanTest.read(schema.plan(wanted), wanted, message.toByteArray());
                for (int i = 0; i < paths.size(); i++) {
                    assertThat(ProtoPlanTest.describe(values.get(i)))
                            .as("seed %s, path %s of %s in %s", seed, paths.get(i), message, schema.text)
                            .isEqualTo(
                                    expected(message, paths.get(i).substring(1).split("/")));
                }
            }
        }
    }

    @Test
    void noBytesCauseAnythingButMalformed() throws Exception {
        int malformed = 0;
        for (long seed = 1; seed <= SCHEMAS; seed++) {
            Random random = new Random(seed);
            Schema schema = schema(random);
            FieldTree wanted = FieldTree.root();
            List<String> paths = new ArrayList<>();
            collect(schema.type, "", 3, paths);
            paths.forEach(wanted::want);
            ProtoPlan plan = schema.plan(wanted);
            for (int event = 0; event < 50; event++) {
                byte[] bytes = message(schema.type, random, 3).toByteArray();
                for (int i = random.nextInt(4); bytes.length > 0 && i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                try {
                    ProtoPlanTest.read(plan, wanted, bytes);
                } catch (MalformedException e) {
                    malformed++;
                }
            }
        }
        assertThat(malformed).isGreaterThan(SCHEMAS);
    }

    private record Schema(Descriptor type, String text) {
        ProtoPlan plan(FieldTree wanted) {
            ProtoTypes types = new ProtoTypes(List.of(ProtoFile.parse(text)));
            return new ProtoPlans(types).of(types.message("M", "").orElseThrow(), wanted);
        }
    }

    private static Schema schema(Random random) throws Exception {
        boolean proto3 = random.nextBoolean();
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName("M");
        StringBuilder text =
                new StringBuilder("syntax = \"" + (proto3 ? "proto3" : "proto2") + "\"; " + ENUM + " message M {");
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            FieldDescriptorProto.Type type = TYPES.get(random.nextInt(TYPES.size()));
            // Groups are of proto2 only, and there bring a type of their own.
            FieldDescriptorProto.Type used =
                    type == FieldDescriptorProto.Type.TYPE_GROUP ? FieldDescriptorProto.Type.TYPE_MESSAGE : type;
            boolean repeated = random.nextInt(4) == 0;
            int number = 1 + i * (1 + random.nextInt(400));
            FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder()
                    .setName("f" + i)
                    .setNumber(number)
                    .setType(used)
                    .setLabel(
                            repeated
                                    ? FieldDescriptorProto.Label.LABEL_REPEATED
                                    : FieldDescriptorProto.Label.LABEL_OPTIONAL);
            String name = used.name().substring("TYPE_".length()).toLowerCase(Locale.ROOT);
            if (used == FieldDescriptorProto.Type.TYPE_MESSAGE) {
                field.setTypeName(".M");
                name = "M";
            } else if (used == FieldDescriptorProto.Type.TYPE_ENUM) {
                field.setTypeName(".E");
                name = "E";
            }
            if (message.getFieldList().stream().anyMatch(other -> other.getNumber() == number)) {
                continue;
            }
            message.addField(field);
            text.append(repeated ? " repeated " : proto3 ? " " : " optional ")
                    .append(name)
                    .append(" f" + i + " = " + number + ";");
        }
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("m.proto")
                .setSyntax(proto3 ? "proto3" : "proto2")
                .addMessageType(message)
                .addEnumType(EnumDescriptorProto.newBuilder()
                        .setName("E")
                        .addValue(EnumValueDescriptorProto.newBuilder()
                                .setName("A")
                                .setNumber(0))
                        .addValue(EnumValueDescriptorProto.newBuilder()
                                .setName("B")
                                .setNumber(1))
                        .addValue(EnumValueDescriptorProto.newBuilder()
                                .setName("C")
                                .setNumber(5)))
                .build();
        Descriptor type = FileDescriptor.buildFrom(file, new FileDescriptor[0]).findMessageTypeByName("M");
        return new Schema(type, text + " }");
    }

    private static Message message(Descriptor type, Random random, int depth) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            boolean tooDeep = depth == 0 && field.getType() == FieldDescriptor.Type.MESSAGE;
            if (random.nextInt(3) == 0 || tooDeep) {
                continue;
            }
            if (field.isRepeated()) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    message.addRepeatedField(field, value(field, random, depth));
                }
            } else {
                message.setField(field, value(field, random, depth));
            }
        }
        return message.build();
    }

    private static Object value(FieldDescriptor field, Random random, int depth) {
        long number = random.nextInt(4) == 0 ? 0 : random.nextLong() >> random.nextInt(64);
        return switch (field.getJavaType()) {
            case INT -> (int) number;
            case LONG -> number;
            case FLOAT -> (float) random.nextInt(3);
            case DOUBLE -> (double) random.nextInt(3);
            case BOOLEAN -> random.nextBoolean();
            case STRING -> random.nextInt(3) == 0 ? "" : "x" + random.nextInt();
            case BYTE_STRING -> ByteString.copyFromUtf8(random.nextInt(3) == 0 ? "" : "y" + random.nextInt());
            case ENUM -> field.getEnumType().getValues().get(random.nextInt(3));
            case MESSAGE -> message(field.getMessageType(), random, depth - 1);
        };
    }

    private static void collect(Descriptor type, String prefix, int depth, List<String> paths) {
        for (FieldDescriptor field : type.getFields()) {
            String path = prefix + "/" + field.getName() + (field.isRepeated() ? "/1" : "");
            paths.add(path);
            if (field.getType() == FieldDescriptor.Type.MESSAGE && depth > 0) {
                collect(field.getMessageType(), path, depth - 1, paths);
            }
        }
    }

    private static String expected(Message root, String[] path) {
        Message message = root;
        for (int i = 0; ; i++) {
            FieldDescriptor field = message.getDescriptorForType().findFieldByName(path[i]);
            Object value;
            boolean byDefault = false;
            if (field.isRepeated()) {
                i++;
                value = message.getRepeatedFieldCount(field) > 1 ? message.getRepeatedField(field, 1) : null;
            } else {
                value = message.getField(field);
                byDefault = !field.hasPresence() && isDefault(value);
                value = field.hasPresence() && !message.hasField(field) ? null : value;
            }
            if (i == path.length - 1 || !(value instanceof Message)) {
                return describe(field, value, byDefault);
            }
            message = (Message) value;
        }
    }

    private static boolean isDefault(Object value) {
        return value.equals(0)
                || value.equals(0L)
                || value.equals(0f)
                || value.equals(0d)
                || value.equals(false)
                || value.equals("")
                || value.equals(ByteString.EMPTY)
                || (value instanceof EnumValueDescriptor constant && constant.getNumber() == 0);
    }

    private static String describe(FieldDescriptor field, Object value, boolean byDefault) {
        if (value == null || (byDefault && (value.equals("") || value.equals(ByteString.EMPTY)))) {
            return "ABSENT";
        }
        Map<FieldDescriptor.JavaType, String> kinds = Map.of(
                FieldDescriptor.JavaType.MESSAGE, "CONTAINER",
                FieldDescriptor.JavaType.BOOLEAN, "BOOLEAN",
                FieldDescriptor.JavaType.STRING, "STRING",
                FieldDescriptor.JavaType.BYTE_STRING, "STRING",
                FieldDescriptor.JavaType.ENUM, "STRING");
        String text =
                switch (field.getType()) {
                    case MESSAGE -> "";
                    case BYTES -> ((ByteString) value).toStringUtf8();
                    case ENUM -> ((EnumValueDescriptor) value).getName();
                    case UINT32, FIXED32 -> Integer.toUnsignedString((int) value);
                    case UINT64, FIXED64 -> Long.toUnsignedString((long) value);
                    default -> value.toString();
                };
        return (kinds.getOrDefault(field.getJavaType(), "NUMBER") + " " + text).strip()
                + (byDefault ? " by default" : "");
    }
}
