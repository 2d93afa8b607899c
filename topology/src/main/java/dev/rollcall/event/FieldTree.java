package dev.rollcall.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The wanted fields, as a tree of the names that lead to them, and which of the names an event had already: only the first
 * occurrence of a key counts. Not thread-safe.
 */
final class FieldTree {
    private static final FieldTree[] NO_CHILDREN = {};

    /** Stands for a name that UTF-8 cannot hold, as half a surrogate pair: no key in UTF-8 has this byte. */
    private static final byte[] NO_KEY = {(byte) 0xFF};

    private final String name;
    private final byte[] nameBytes;
    private FieldTree[] children = NO_CHILDREN;
    // Null when this is only on the way to wanted fields.
    private FieldValue value;
    private int fields;
    private long seenIn;
    // Counted by the root only.
    private long event;

    private FieldTree(String name) {
        this.name = name;
        this.nameBytes = utf8(name);
    }

    private static byte[] utf8(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return new String(utf8, StandardCharsets.UTF_8).equals(name) ? utf8 : NO_KEY;
    }

    /**
     * A tree that wants nothing yet.
     *
     * @return the root, which stands for the event itself
     */
    static FieldTree root() {
        return new FieldTree("");
    }

    /**
     * Adds a wanted field.
     *
     * @param path its dotted path, not null; it may be wanted already, and may begin or go on another one's path
     * @return what will hold its value, the same object each time for the same path
     */
    FieldValue want(String path) {
        String[] names = path.split("\\.", -1);
        FieldTree field = this;
        for (String step : names) {
            field = field.childOrNew(step);
        }
        if (field.value != null) {
            return field.value;
        }
        field.value = new FieldValue(path);
        FieldTree parent = this;
        for (String step : names) {
            parent.fields++;
            parent = parent.childOrNew(step);
        }
        field.fields++;
        return field.value;
    }

    private FieldTree childOrNew(String childName) {
        for (FieldTree child : children) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        FieldTree child = new FieldTree(childName);
        children = Arrays.copyOf(children, children.length + 1);
        children[children.length - 1] = child;
        return child;
    }

    /** What holds the value that stands here, or null when only fields below are wanted. */
    FieldValue value() {
        return value;
    }

    /** How many wanted fields there are here and below. */
    int fields() {
        return fields;
    }

    /** How many wanted fields there are below. */
    int fieldsBelow() {
        return value == null ? fields : fields - 1;
    }

    /**
     * Looks a key up and marks it as seen.
     *
     * @param key a key of the object that this stands for
     * @param event what {@link #beginEvent} returned
     * @return what is wanted there, or null when nothing is, or when the event had the key before
     */
    FieldTree firstOccurrence(String key, long event) {
        for (FieldTree child : children) {
            if (child.name.equals(key)) {
                return child.occurs(event) ? child : null;
            }
        }
        return null;
    }

    /**
     * Looks a key up and marks it as seen.
     *
     * @param json the array that holds the key as UTF-8, without escapes
     * @param from its first byte
     * @param to behind its last byte
     * @param event what {@link #beginEvent} returned
     * @return what is wanted there, or null when nothing is, or when the event had the key before
     */
    FieldTree firstOccurrence(byte[] json, int from, int to, long event) {
        for (FieldTree child : children) {
            byte[] wanted = child.nameBytes;
            if (wanted.length == to - from && Arrays.equals(wanted, 0, wanted.length, json, from, to)) {
                return child.occurs(event) ? child : null;
            }
        }
        return null;
    }

    private boolean occurs(long event) {
        boolean first = seenIn != event;
        seenIn = event;
        return first;
    }

    /** How many wanted fields are out of reach once this object ended, as their keys did not occur. */
    int fieldsNotSeen(long event) {
        int notSeen = 0;
        for (FieldTree child : children) {
            notSeen += child.seenIn == event ? 0 : child.fields;
        }
        return notSeen;
    }

    /**
     * Makes every wanted field absent. To be called on the root.
     *
     * @return a number that no other event has
     */
    long beginEvent() {
        clear();
        return ++event;
    }

    private void clear() {
        if (value != null) {
            value.set(FieldValue.Kind.ABSENT);
        }
        for (FieldTree child : children) {
            child.clear();
        }
    }
}
