package dev.rollcall.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads a {@code .properties} file in UTF-8. */
final class PropertiesFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final Problems problems;
    private boolean unreadable;

    PropertiesFile(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The values in the file; that it cannot be read, or that a key comes twice, is a problem. */
    List<Given> read() {
        Entries entries = new Entries();
        try (Reader reader = new BufferedReader(new StringReader(text()))) {
            entries.load(reader);
        } catch (NoSuchFileException e) {
            complain("no such file");
        } catch (CharacterCodingException e) {
            complain("not UTF-8; save it in that encoding");
        } catch (IOException e) {
            complain("cannot be read" + because(e));
        } catch (IllegalArgumentException e) {
            complain("malformed \\uxxxx; write \\\\ for a backslash");
        }
        entries.repeated.forEach(
                key -> problems.add(key + " (" + origin() + ") comes more than once; keep one of the lines"));
        return entries.inOrder.entrySet().stream()
                .map(entry -> new Given(entry.getKey(), entry.getValue(), origin()))
                .toList();
    }

    /** Whether some or all of the file could not be read, so that nothing can be said about what it may hold. */
    boolean isUnreadable() {
        return unreadable;
    }

    private void complain(String complaint) {
        unreadable = true;
        problems.add("configuration file " + file + ": " + complaint);
    }

    private String origin() {
        return "file " + file;
    }

    private String text() throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        String text = Files.readString(file);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static String because(IOException e) {
        return e instanceof AccessDeniedException ? ": no permission" : ": " + e.getMessage();
    }

    /** Properties that notice what they would overwrite. */
    private static final class Entries extends Properties {
        private final transient Map<String, String> inOrder = new LinkedHashMap<>();
        private final transient List<String> repeated = new ArrayList<>();

        @Override
        public synchronized Object put(Object key, Object value) {
            if (inOrder.putIfAbsent((String) key, (String) value) != null && !repeated.contains(key)) {
                repeated.add((String) key);
            }
            return super.put(key, value);
        }
    }
}
