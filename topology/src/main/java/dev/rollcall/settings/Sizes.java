package dev.rollcall.settings;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads amounts of memory. */
final class Sizes {
    /** With less, RocksDB would spend its time on writing and reading again. */
    static final long LEAST_ROCKSDB = 64L * 1024 * 1024;

    private static final Map<String, Long> UNITS = Map.of("", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");

    // What people write for them: 512m, 512MB, 2Gi.
    private static final Pattern COLLOQUIAL = Pattern.compile("([kmg])(i?b?|bytes)", Pattern.CASE_INSENSITIVE);

    private Sizes() {}

    /**
     * Reads an amount of at least {@link #LEAST_ROCKSDB}.
     *
     * @return bytes
     * @throws IllegalArgumentException if it is none, too small, or does not fit a long
     */
    static long read(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("not an amount of memory");
        }
        Long unit = UNITS.get(size.group(2));
        if (unit == null) {
            throw new IllegalArgumentException("no such unit as " + size.group(2) + hint(size.group(1), size.group(2)));
        }
        long number = Long.parseLong(size.group(1));
        if (number > Long.MAX_VALUE / unit) {
            throw new IllegalArgumentException("too large");
        }
        if (number * unit < LEAST_ROCKSDB) {
            throw new IllegalArgumentException("too small");
        }
        return number * unit;
    }

    /** Writes an amount in whole MiB, rounded down. */
    static String text(long bytes) {
        return (bytes >> 20) + "MiB";
    }

    private static String hint(String number, String unit) {
        Matcher colloquial = COLLOQUIAL.matcher(unit);
        return colloquial.matches() ? "; write " + number + colloquial.group(1).toUpperCase(Locale.ROOT) + "iB" : "";
    }
}
