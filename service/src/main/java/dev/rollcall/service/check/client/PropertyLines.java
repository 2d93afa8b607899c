package dev.rollcall.service.check.client;

import dev.rollcall.service.UserError;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** Reads a {@code .properties} file with the numbers of its lines. */
final class PropertyLines {
    private PropertyLines() {}

    /**
     * Reads a file, of UTF-8 or Latin-1.
     *
     * @throws UserError if it cannot be read or is of another format
     */
    static List<PropertyLine> read(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".yml") || name.endsWith(".yaml")) {
            throw new UserError("--properties " + file + ": this is YAML; write it as key=value lines, such as "
                    + "spring.kafka.consumer.enable-auto-commit=true");
        }
        try {
            return parse(text(file));
        } catch (NoSuchFileException e) {
            throw new UserError("--properties " + file + ": no such file");
        } catch (IOException e) {
            throw new UserError("--properties " + file + ": cannot be read: "
                    + (e instanceof AccessDeniedException ? "no permission" : e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new UserError("--properties " + file + ": malformed \\uxxxx; write \\\\ for a backslash");
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException old) {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }
    }

    static List<PropertyLine> parse(String text) {
        List<PropertyLine> lines = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int first = 1;
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            first = open.isEmpty() ? number : first;
            open.append(line).append('\n');
            if (!isContinued(line, open)) {
                add(first, open.toString(), lines);
                open.setLength(0);
            }
        }
        add(first, open.toString(), lines);
        return lines;
    }

    /** An odd number of backslashes at its end continues a line, unless it is a comment. */
    private static boolean isContinued(String line, CharSequence soFar) {
        String start = soFar.toString().stripLeading();
        boolean comment = start.startsWith("#") || start.startsWith("!");
        int backslashes = line.length() - line.replaceAll("\\\\+$", "").length();
        return !comment && backslashes % 2 == 1;
    }

    private static void add(int number, String assignment, List<PropertyLine> lines) {
        Properties parsed = new Properties();
        try {
            parsed.load(new StringReader(assignment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parsed.forEach((key, value) -> lines.add(
                new PropertyLine(number, key.toString(), value.toString().strip())));
    }
}
