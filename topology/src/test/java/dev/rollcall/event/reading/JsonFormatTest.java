package dev.rollcall.event.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.Fault;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.json.JsonElements;
import dev.rollcall.event.time.TimeFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever an event is, it is read as a reader says that leaves every event to the parser. */
class JsonFormatTest {
    private static final int EVENTS = 100_000;
    private static final String STRUCTURE = "{}[]\":,\\ue01.-+ \t\n\u0000\u001f\u007f\u0080\u00ff\u00c3tfn";

    @Test
    void anyEventIsReadAsTheParserReadsIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RandomEvent plain = RandomEvent.plain(random);
        RandomEvent any = new RandomEvent(random);
        List<Pair> pairs = pairs();
        byte[] event = {};
        for (int i = 0; i < EVENTS; i++) {
            if (i % 10 == 0) {
                RandomEvent source = i % 100 == 0 ? any : plain;
                event = source.json(source.next());
            }

            byte[] damaged = event;
            for (int damages = random.nextInt(3); damages > 0 && damaged.length > 0; damages--) {
                damaged = damaged(damaged, random);
            }

            pairs.get(i % pairs.size()).check(damaged, seed);
        }
        assertThat(pairs).as("seed %s", seed).allMatch(pair -> pair.countable > 30 && pair.rejected > 100);
    }

    @Test
    void deepEventsAreReadAsTheParserReadsThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Pair> pairs = pairs();
        for (int i = 0; i < 2_000; i++) {
            String open = random.nextBoolean() ? "[" : "{\"a\":";
            int depth = random.nextBoolean() ? 900 + random.nextInt(200) : random.nextInt(130);
            String nest = open.repeat(depth)
                    + (random.nextInt(20) == 0 ? "" : "1")
                    + (open.equals("[") ? "]" : "}").repeat(depth);
            String wanted = "\"uid\":\"u\",\"ts\":1795342530123";
            String event =
                    switch (i % 3) {
                        case 0 -> "{" + wanted + ",\"x\":" + nest + "}";
                        case 1 -> "{\"a\":" + nest + "," + wanted + "}";
                        default -> "{\"a\":{" + wanted + ",\"b\":" + nest + "}," + wanted + "}";
                    };

            pairs.get(i % pairs.size()).check(event.getBytes(StandardCharsets.ISO_8859_1), seed);
        }
    }

    @Test
    void theEventsOfARecordAreCutOutAsTheyWereWrittenAndReadAsTheParserReadsThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Pair> pairs = pairs();
        for (int i = 0; i < 3_000; i++) {
            RandomEvent source = i % 4 == 0 ? new RandomEvent(random) : RandomEvent.plain(random);
            List<String> events = new ArrayList<>();
            for (int event = random.nextInt(5); event > 0; event--) {
                events.add(new String(source.json(source.next()), StandardCharsets.UTF_8)
                        .replace('\n', ' ')
                        .strip());
            }
            String before = new String(source.json(source.next()), StandardCharsets.UTF_8);
            String array = "[" + String.join(random.nextBoolean() ? "," : "\n, ", events) + "]";
            String[] each = {"/", "x.each", "/x/each", "lines"};
            String record =
                    switch (i % 4) {
                        case 0 -> array;
                        case 3 -> String.join(random.nextBoolean() ? "" : "\n", events);
                        default -> "{\"before\":" + before + ",\"x\":{\"each\":" + array + ",\"each\":[]},\"x\":1}";
                    };
            JsonElements elements = new JsonElements(each[i % 4]);

            Fault fault = elements.cut(record.getBytes(StandardCharsets.UTF_8));

            assertThat(fault == null || record.isEmpty())
                    .as("seed %s, record %s", seed, record)
                    .isTrue();
            assertThat(elements.elements().stream().map(element -> new String(element, StandardCharsets.UTF_8).strip()))
                    .as("seed %s, record %s", seed, record)
                    .isEqualTo(events);
            checkDamaged(record, elements, pairs.get(i % pairs.size()), random, seed);
        }
        assertThat(pairs).as("seed %s", seed).allMatch(pair -> pair.countable > 0);
    }

    private static void checkDamaged(String record, JsonElements elements, Pair pair, Random random, long seed) {
        byte[] damaged = record.isEmpty() ? new byte[1] : damaged(record.getBytes(StandardCharsets.UTF_8), random);
        if (elements.cut(damaged) == null) {
            elements.elements().forEach(element -> pair.check(element, seed));
        }
    }

    @Test
    void aNameThatUtf8CannotHoldIsFoundNowhere() {
        Setup setup = Setup.standard().user("\ud800");

        Verdict verdict = setup.verdict("{\"?\":\"u\",\"ts\":1795342530123}");

        assertThat(verdict.reason()).isEqualTo(RejectReason.NO_USER);
    }

    private static List<Pair> pairs() {
        return List.of(
                new Pair(Setup.standard()),
                new Pair(Setup.standard("b", "a.b")),
                new Pair(Setup.standard("b", "a.b", "\u00e9", "a.a.uid", "uid", "a")),
                new Pair(Setup.standard("c").user("a.uid")),
                new Pair(Setup.standard("b.b", "c").user("b")),
                new Pair(Setup.standard("/b/0", "/b/1/a/b", "/a.b").user("/uid")),
                new Pair(Setup.standard("/a/b", "a.b")
                        .user(users("/a/uid", "b", "uid"))
                        .time(new TimeSource(List.of("/b/0", "a.ts", "ts"), TimeFormat.AUTO, Optional.empty()))
                        .where(new Condition("c", Condition.Operator.IS_NOT, List.of("true")))));
    }

    private static UserSource users(String... paths) {
        return new UserSource(List.of(paths), List.of("0"), UserCase.AS_IS, KeyFormat.TEXT);
    }

    private static byte[] damaged(byte[] event, Random random) {
        int at = random.nextInt(event.length);
        byte[] before = Arrays.copyOf(event, at);
        byte[] behind = Arrays.copyOfRange(event, at, event.length);
        byte[] structure = {(byte) STRUCTURE.charAt(random.nextInt(STRUCTURE.length()))};
        return switch (random.nextInt(8)) {
            case 0 -> before;
            case 3 -> joined(event, structure, behind);
            case 5 -> joined(event, structure, event);
            case 4 -> joined(new byte[] {0, 0, 0, 0, 7}, event);
            case 1 -> joined(before, Arrays.copyOfRange(event, random.nextInt(event.length), event.length));
            case 2 -> joined(before, structure, behind);
            default -> joined(before, structure, Arrays.copyOfRange(event, at + 1, event.length));
        };
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer joined = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }

    /** A reader and its reference. */
    private static final class Pair {
        private final EventReader reader;
        private final EventReader reference;
        private final Setup setup;
        private int countable;
        private int rejected;

        Pair(Setup setup) {
            this.setup = setup;
            reader = setup.reader();
            reference = EventReader.reference(setup.schema(), setup.limits());
        }

        @Override
        public String toString() {
            return "%s: %s countable, %s rejected".formatted(setup.schema(), countable, rejected);
        }

        void check(byte[] event, long seed) {
            int dimensions = setup.schema().dimensions().size();
            Verdict read = Verdict.of(reader, dimensions, null, event, setup.timestamp());
            Verdict expected = Verdict.of(reference, dimensions, null, event, setup.timestamp());

            if (!read.equals(expected) || !reader.detail().equals(reference.detail())) {
                assertThat(read + reader.detail())
                        .as("seed %s, event %s", seed, new String(event, StandardCharsets.ISO_8859_1))
                        .isEqualTo(expected + reference.detail());
            }
            countable += read.reason() == null ? 1 : 0;
            rejected += read.reason() == null ? 0 : 1;
        }
    }
}
