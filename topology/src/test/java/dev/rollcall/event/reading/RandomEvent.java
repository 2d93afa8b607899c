package dev.rollcall.event.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes events up as a model (members in order, keys repeated), writes them as JSON, and looks fields up in the model. */
final class RandomEvent {
    /** A key and what stands there: a String, a Number, a Boolean, null, a list of members or a list of elements. */
    record Member(String key, Object value) {}

    record Members(List<Member> members) {}

    record Elements(List<Object> elements) {}

    /** A number as it is written. */
    record Literal(String text) {}

    private static final String[] KEYS = {
        "uid", "ts", "a", "b", "c", "é", "", "a.b", "quite a long key of an event", "😀"
    };

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEF0123456789 -_./:";

    private final Random random;
    private final boolean plain;

    /** Events with any text, much of it written in escapes. */
    RandomEvent(Random random) {
        this(random, false);
    }

    private RandomEvent(Random random, boolean plain) {
        this.random = random;
        this.plain = plain;
    }

    /** Events as programs write them, with little but letters and hardly an escape. */
    static RandomEvent plain(Random random) {
        return new RandomEvent(random, true);
    }

    Members next() {
        return members(0);
    }

    private Members members(int depth) {
        List<Member> members = new ArrayList<>();
        for (int i = random.nextInt(depth == 0 ? 20 : 5); i > 0; i--) {
            String key = random.nextInt(5) == 0 ? text(6) : KEYS[random.nextInt(KEYS.length)];
            members.add(new Member(key, random.nextInt(3) > 0 ? likely(key, depth) : value(depth + 1)));
        }
        return new Members(members);
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 4 ? 6 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> new Literal(String.valueOf(random.nextInt()));
            case 3 -> new Literal(random.nextInt(1000) + "." + random.nextInt(1000) + "e" + random.nextInt(-5, 5));
            case 4, 5 -> text(random.nextInt(20) == 0 ? 300 : 12);
            case 6 -> elements(depth);
            default -> members(depth);
        };
    }

    private Object likely(String key, int depth) {
        return switch (key) {
            case "uid" -> text(12);
            case "ts" -> time();
            case "a" -> members(depth + 1);
            default -> value(depth + 1);
        };
    }

    private Object time() {
        return new Literal(String.valueOf(random.nextLong(1_500_000_000_000L, 1_900_000_000_000L)));
    }

    private Elements elements(int depth) {
        List<Object> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(value(depth + 1));
        }
        return new Elements(elements);
    }

    private String text(int maxLength) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
            if (plain && random.nextInt(300) > 0) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
                continue;
            }
            int codePoint = random.nextInt(1 << (1 + random.nextInt(21)));
            boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            text.appendCodePoint(surrogate || codePoint > Character.MAX_CODE_POINT ? 'x' : codePoint);
        }
        return text.toString();
    }

    /** What stands at a path when of every key only the first occurrence counts; null as well when nothing does. */
    static Object lookUp(Object value, String path) {
        boolean pointer = path.startsWith("/");
        Object found = value;
        for (String key : pointer ? path.substring(1).split("/", -1) : path.split("\\.", -1)) {
            boolean element = pointer && key.matches("[0-9]+") && found instanceof Elements;
            found = element ? element((Elements) found, Integer.parseInt(key)) : member(found, key);
        }
        return found;
    }

    private static Object member(Object value, String key) {
        return value instanceof Members object ? first(object, key) : null;
    }

    private static Object element(Elements array, int place) {
        return place < array.elements().size() ? array.elements().get(place) : null;
    }

    private static Object first(Members object, String key) {
        return object.members().stream()
                .filter(member -> member.key().equals(key))
                .findFirst()
                .map(Member::value)
                .orElse(null);
    }

    byte[] json(Members event) {
        StringBuilder json = new StringBuilder();
        write(event, json);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Object value, StringBuilder json) {
        space(json);
        if (value instanceof String text) {
            writeText(text, json);
        } else if (value instanceof Literal number) {
            json.append(number.text());
        } else if (value instanceof Members object) {
            json.append('{');
            String comma = "";
            for (Member member : object.members()) {
                space(json.append(comma));
                writeText(member.key(), json);
                space(json);
                write(member.value(), json.append(':'));
                comma = ",";
            }
            json.append('}');
        } else if (value instanceof Elements array) {
            json.append('[');
            String comma = "";
            for (Object element : array.elements()) {
                write(element, json.append(comma));
                comma = ",";
            }
            json.append(']');
        } else {
            json.append(value);
        }
        space(json);
    }

    private void space(StringBuilder json) {
        if (random.nextInt(6) == 0) {
            json.append(" \n\t\r".charAt(random.nextInt(4)));
        }
    }

    private void writeText(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean mustEscape = character < 0x20 || character == '"' || character == '\\';
            // Half a pair as an escape and half as bytes would be no JSON that UTF-8 can hold.
            if (mustEscape || (!Character.isSurrogate(character) && random.nextInt(plain ? 1_000 : 8) == 0)) {
                json.append(escape(character));
            } else {
                json.append(character);
            }
        }
        json.append('"');
    }

    private String escape(char character) {
        int simple = "\"\\/\b\f\n\r\t".indexOf(character);
        if (simple >= 0 && random.nextBoolean()) {
            return "\\" + "\"\\/bfnrt".charAt(simple);
        }
        String hex = "\\u%04x".formatted((int) character);
        return random.nextBoolean() ? hex : "\\u" + hex.substring(2).toUpperCase(Locale.ROOT);
    }
}
