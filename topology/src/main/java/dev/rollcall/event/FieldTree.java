package dev.rollcall.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The wanted fields, as a tree of the names that lead to them, and which of the names an event had already: only the first
 * occurrence of a key counts. Not thread-safe.
 */
public final class FieldTree {
    private static final FieldTree[] NO_CHILDREN = {};

    /** No record has room for more elements. */
    private static final String INDEX = "0|[1-9][0-9]{0,8}";

    /** Stands for a name that UTF-8 cannot hold, as half a surrogate pair: no key in UTF-8 has this byte. */
    private static final byte[] NO_KEY = {(byte) 0xFF};

    private final String name;
    private final byte[] nameBytes;
    // Negative unless a JSON Pointer comes this way with a number.
    private int index = -1;
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
    public static FieldTree root() {
        return new FieldTree("");
    }

    /**
     * Adds a wanted field.
     *
     * @param path where it stands, not null; it may be wanted already, and may begin or go on another one's path
     * @return what will hold its value, the same object each time for the same steps
     */
    public FieldValue want(FieldPath path) {
        FieldTree field = this;
        for (String step : path.steps()) {
            field = field.childOrNew(step);
            if (path.isPointer() && step.matches(INDEX)) {
                field.index = Integer.parseInt(step);
            }
        }
        if (field.value != null) {
            return field.value;
        }
        field.value = new FieldValue(path.text());
        FieldTree parent = this;
        for (String step : path.steps()) {
            parent.fields++;
            parent = parent.childOrNew(step);
        }
        field.fields++;
        return field.value;
    }

    /**
     * Adds a wanted field.
     *
     * @param path where it stands, as it is configured, not null
     * @return what will hold its value
     * @throws IllegalArgumentException if it is no path
     */
    public FieldValue want(String path) {
        return want(FieldPath.of(path));
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

    /**
     * What is wanted inside of what stands here.
     *
     * @return a copy, in the order in which it was asked for
     */
    public List<FieldTree> children() {
        return List.of(children);
    }

    /**
     * The step of the path that leads here.
     *
     * @return a key, a field's name, or an index; empty for the event itself
     */
    public String name() {
        return name;
    }

    /**
     * The step as a place in a list.
     *
     * @return from 0; negative if it is none, or if it is in no JSON Pointer
     */
    public int index() {
        return index;
    }

    /**
     * Whether this is the step of a name.
     *
     * @param bytes the array that holds the name as UTF-8, not null
     * @param from its first byte
     * @param to behind its last byte
     * @return whether it leads here
     */
    public boolean isNamed(byte[] bytes, int from, int to) {
        return Arrays.equals(nameBytes, 0, nameBytes.length, bytes, from, to);
    }

    /**
     * What holds the value that stands here.
     *
     * @return null when only fields below are wanted
     */
    public FieldValue value() {
        return value;
    }

    /**
     * How many fields are wanted.
     *
     * @return fields here and below
     */
    public int fields() {
        return fields;
    }

    /**
     * How many fields are wanted inside of what stands here.
     *
     * @return fields below
     */
    public int fieldsBelow() {
        return value == null ? fields : fields - 1;
    }

    /**
     * Looks a key up and marks it as seen.
     *
     * @param key a key of the object that this stands for
     * @param event what {@link #beginEvent} returned
     * @return what is wanted there, or null when nothing is, or when the event had the key before
     */
    public FieldTree firstOccurrence(String key, long event) {
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
    public FieldTree firstOccurrence(byte[] json, int from, int to, long event) {
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

    /**
     * Whether anything is wanted of an array that stands here.
     *
     * @return whether a step below may be a place in it
     */
    public boolean hasElements() {
        for (FieldTree child : children) {
            if (child.index >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks an element up and marks it as seen.
     *
     * @param place the element's place in the array that stands here, from 0
     * @param event what {@link #beginEvent} returned
     * @return what is wanted there, or null when nothing is
     */
    public FieldTree element(int place, long event) {
        for (FieldTree child : children) {
            if (child.index == place) {
                child.seenIn = event;
                return child;
            }
        }
        return null;
    }

    /**
     * How many wanted fields are out of reach once the object or array that stands here ended, as their keys did not occur.
     *
     * @param event what {@link #beginEvent} returned
     * @return fields below
     */
    public int fieldsNotSeen(long event) {
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
    public long beginEvent() {
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
