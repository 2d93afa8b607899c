package dev.rollcall.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Reads a {@code .properties} file in UTF-8. */
final class PropertiesFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PropertiesFile() {}

    /**
     * The values in a file, in the order of the file.
     *
     * @param problems gets a line for each key that comes twice
     * @throws SettingsException with all problems if the file cannot be read: what else is wrong may then only seem so
     */
    static List<Given> read(Path file, Problems problems) {
        Entries entries = new Entries();
        String complaint = complaint(file, entries);
        if (complaint != null) {
            problems.add("configuration file " + file + ": " + complaint);
            problems.throwIfAny();
        }
        String origin = "file " + file;
        entries.repeated.forEach(
                key -> problems.add(key + " (" + origin + ") comes more than once; keep one of the lines"));
        List<Given> givens = new ArrayList<>();
        entries.inOrder.forEach((key, value) -> givens.add(new Given(key, value, origin)));
        return givens;
    }

    // Null if the file could be read.
    private static String complaint(Path file, Entries entries) {
        try {
            entries.load(new StringReader(text(file)));
            return null;
        } catch (NoSuchFileException e) {
            return "no such file";
        } catch (AccessDeniedException e) {
            return "cannot be read: no permission";
        } catch (CharacterCodingException e) {
            return "not UTF-8; save it in that encoding";
        } catch (IOException e) {
            return "cannot be read: " + e.getMessage();
        } catch (IllegalArgumentException e) {
            return "malformed \\uxxxx; write \\\\ for a backslash";
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        String text = Files.readString(file);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** Properties that notice what they would overwrite. */
    private static final class Entries extends Properties {
        private final transient Map<String, String> inOrder = new LinkedHashMap<>();
        private final transient Set<String> repeated = new LinkedHashSet<>();

        @Override
        public synchronized Object put(Object key, Object value) {
            if (inOrder.putIfAbsent((String) key, (String) value) != null) {
                repeated.add((String) key);
            }
            return value;
        }
    }
}
