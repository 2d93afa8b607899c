package dev.rollcall.visits;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.testing.TestHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Visits of batches that differ in what their users, days and dimension values are like. */
public final class RandomVisits {
    private static final int MAX_BYTES = 256;

    private final Random random;
    private final List<String> dimensions;

    public RandomVisits(long seed) {
        random = new Random(seed);
        dimensions = IntStream.range(0, random.nextInt(4))
                .mapToObj(index -> "dimension" + index)
                .toList();
    }

    public List<String> dimensions() {
        return dimensions;
    }

    /** Those of the next batch, possibly none. */
    public List<Visit> visits() {
        Supplier<String> users = users(random.nextInt(7));
        IntSupplier days = days();
        Supplier<String> values = values();
        List<Visit> visits = new ArrayList<>();
        for (int count = random.nextInt(random.nextBoolean() ? 5 : 500); count > 0; count--) {
            visits.add(new Visit(
                    users.get(),
                    days.getAsInt(),
                    Stream.generate(values).limit(dimensions.size()).toList()));
        }
        return visits;
    }

    private Supplier<String> users(int kind) {
        return switch (kind) {
            case 0 -> () -> text("0123456789abcdef", 16);
            case 1 -> () -> text("0123456789abcdef", 2 * (1 + random.nextInt(MAX_BYTES / 2)));
            case 2 -> () -> text("0123456789abcdef", 1 + random.nextInt(MAX_BYTES));
            case 3 -> () -> text("0123456789ABCDEF", 16);
            case 4 -> this::anyText;
            case 5 -> () -> "user-" + random.nextInt(100);
            default -> () -> users(random.nextInt(6)).get();
        };
    }

    private String text(String characters, int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, characters.length()).forEach(index -> text.append(characters.charAt(index)));
        return text.toString();
    }

    /** Valid UTF-8 of 1 to 256 bytes. */
    private String anyText() {
        StringBuilder text = new StringBuilder();
        int characters = 1 + random.nextInt(MAX_BYTES / 4);
        while (text.codePointCount(0, text.length()) < characters) {
            int limit = List.of(0x80, 0x800, Character.MAX_CODE_POINT + 1).get(random.nextInt(3));
            int character = random.nextInt(limit);
            if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
                text.appendCodePoint(character);
            }
        }
        return text.toString();
    }

    private IntSupplier days() {
        return switch (random.nextInt(4)) {
            case 0 -> () -> 20_000;
            case 1 -> () -> random.nextInt(20) == 0 ? 19_990 + random.nextInt(10) : 20_000;
            case 2 -> () -> random.nextInt(40_000) - 20_000;
            default -> () -> random.nextInt();
        };
    }

    private Supplier<String> values() {
        return switch (random.nextInt(4)) {
            case 0 -> () -> "the same";
            case 1 -> () -> random.nextInt(5) == 0 ? "" : "C" + random.nextInt(60);
            case 2 -> () -> "日本" + (int) Math.exp(5 * random.nextDouble());
            default -> this::anyText;
        };
    }

    public record Visit(String user, int day, List<String> values) {
        public void writeTo(VisitsWriter writer) {
            writer.visit(slice(user), TestHash.of(slice(user)), day);
            for (int dimension = 0; dimension < values.size(); dimension++) {
                writer.dimension(dimension, slice(values.get(dimension)));
            }
        }

        public Visit on(int otherDay) {
            return new Visit(user, otherDay, values);
        }

        public static List<Visit> read(byte[] batch) {
            VisitsReader reader = new VisitsReader(batch, TestHash.HASH);
            List<Visit> visits = new ArrayList<>();
            while (reader.nextBlock()) {
                while (reader.next()) {
                    visits.add(current(reader));
                }
            }
            return visits;
        }

        private static Visit current(VisitsReader reader) {
            return new Visit(
                    reader.user().toString(),
                    reader.epochDay(),
                    IntStream.range(0, reader.header().dimensions().size())
                            .mapToObj(dimension -> reader.value(dimension, reader.number(dimension))
                                    .toString())
                            .toList());
        }

        private static ByteSlice slice(String text) {
            return new ByteSlice().set(text.getBytes(UTF_8));
        }
    }
}
