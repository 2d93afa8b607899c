package dev.rollcall.event.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.FieldValue;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.reading.RandomEvent.Elements;
import dev.rollcall.event.reading.RandomEvent.Literal;
import dev.rollcall.event.reading.RandomEvent.Members;
import dev.rollcall.event.time.EventTime;
import dev.rollcall.event.time.TimeFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventReaderRandomTest {
    private static final String[] DIMENSIONS = {"b", "a.b", "é", "a.a.uid", "uid", "a"};

    @Test
    void anyEventIsReadAsItsModelSays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RandomEvent events = new RandomEvent(random);
        List<Setup> setups = setups();
        List<EventReader> readers = setups.stream().map(Setup::reader).toList();
        int[] countable = new int[setups.size()];
        for (int i = 0; i < 20_000; i++) {
            Members event = events.next();
            byte[] json = events.json(event);
            int which = i % setups.size();
            Setup setup = setups.get(which);

            Verdict verdict =
                    Verdict.of(readers.get(which), setup.schema().dimensions().size(), null, json, setup.timestamp());

            assertThat(verdict)
                    .as("seed %s, event %s: %s", seed, i, new String(json, StandardCharsets.UTF_8))
                    .isEqualTo(expected(event, setup.schema()));
            countable[which] += verdict.reason() == null ? 1 : 0;
        }
        assertThat(Arrays.stream(countable).min().orElse(0))
                .as("seed %s: countable events", seed)
                .isGreaterThan(15);
    }

    @Test
    void damagedEventsNeverThrowAndAreJudgedTheSameByANewReader() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RandomEvent events = new RandomEvent(random);
        Setup setup = Setup.standard("a.b", "é");
        EventReader reader = setup.reader();
        for (int i = 0; i < 8_000; i++) {
            byte[] bytes = damaged(events.json(events.next()), random);

            Verdict verdict = Verdict.of(reader, 2, null, bytes, setup.timestamp());

            assertThat(verdict).as("seed %s: %s", seed, Arrays.toString(bytes)).isEqualTo(setup.verdict(bytes));
            assertThat(reader.detail()).isNotNull().doesNotContain("{");
        }
    }

    @Test
    void anyBytesAreJudgedWithoutAnException() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        EventReader reader = Setup.standard("a.b").reader();
        String alphabet = "{}[]\":,\\ue01.-+ \u00ef\u00bb\u00bf\u0000\u00ff\u00c3uidts";
        for (int i = 0; i < 40_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(40)];
            for (int at = 1; at < bytes.length; at++) {
                bytes[at] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            bytes[0] = '{';

            boolean countable = reader.read(null, bytes, Setup.NOW);

            assertThat(countable)
                    .as("seed %s: %s", seed, Arrays.toString(bytes))
                    .isFalse();
        }
    }

    private static List<Setup> setups() {
        return List.of(
                Setup.standard(),
                Setup.standard("b", "a.b"),
                Setup.standard(DIMENSIONS),
                Setup.standard("c").user("a.uid"),
                Setup.standard("b", "b.b").user("a"),
                Setup.standard("/b/0", "/b/1/a/b", "/a.b").user("/uid"));
    }

    private static Verdict expected(Members event, EventSchema schema) {
        Object user = RandomEvent.lookUp(event, schema.user().paths().get(0));
        if (user == null) {
            return Verdict.rejected(RejectReason.NO_USER);
        }
        if (user instanceof Boolean || !isText(user) || text(user).isEmpty()) {
            return Verdict.rejected(RejectReason.BAD_USER);
        }
        Object time = RandomEvent.lookUp(event, schema.time().paths().get(0));
        if (time == null) {
            return Verdict.rejected(RejectReason.NO_TIME);
        }
        long millis = time instanceof Literal number
                ? millis(number)
                : isDigits(time) ? millis(new Literal((String) time)) : EventTime.NOT_A_TIME;
        if (millis < EventTime.FIRST_MILLIS || millis > EventTime.LAST_MILLIS) {
            return Verdict.rejected(RejectReason.BAD_TIME);
        }
        List<Object> values = new ArrayList<>();
        schema.dimensions().forEach(dimension -> values.add(RandomEvent.lookUp(event, dimension.path())));
        int day = (int) Instant.ofEpochMilli(millis)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toEpochDay();
        Stream<String> texts =
                values.stream().map(value -> value == null ? "" : isText(value) ? text(value) : "(invalid)");
        return new Verdict(null, text(user), millis, day, texts.toList());
    }

    /** Digits in quotes are a time, too. */
    private static boolean isDigits(Object value) {
        return value instanceof String text && text.matches("-?[0-9]+(\\.[0-9]+)?");
    }

    private static boolean isText(Object value) {
        return !(value instanceof Members) && !(value instanceof Elements) && Verdict.utf8(text(value)).length <= 256;
    }

    private static String text(Object value) {
        return value instanceof Literal number ? number.text() : value.toString();
    }

    private static long millis(Literal number) {
        FieldValue value = new FieldValue("ts");
        value.setText(FieldValue.Kind.NUMBER, number.text());
        return new EventTime(TimeFormat.AUTO, Optional.empty()).millis(value);
    }

    private static byte[] damaged(byte[] json, Random random) {
        byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(json, random.nextInt(json.length + 1)) : json.clone();
        for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
            byte other = random.nextBoolean() ? (byte) random.nextInt() : damaged[random.nextInt(damaged.length)];
            damaged[random.nextInt(damaged.length)] = other;
        }
        return damaged;
    }
}
