package dev.rollcall.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of messages knows every message of the program that a person may meet: all user errors, warnings and errors of the log. */
class TroubleshootingPageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/troubleshooting.md");
    private static final List<String> MODULES = List.of("topology", "service", "sinks", "app");

    /** Where a message begins: its first argument or expression follows. */
    private static final Pattern MESSAGE = Pattern.compile("new (?:UserError|NoBrokerException|StillRunningException"
            + "|UnreadableTopicException|RefusedRowException)\\(|LOG\\.(?:warn|error)\\(");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern VARIES = Pattern.compile("\\{\\}");
    private static final int LEAST = 8;

    @Test
    void everyMessageIsExplained() throws IOException {
        String page = Files.readString(PAGE);
        TreeMap<String, String> unknown = new TreeMap<>();
        for (Path source : sources()) {
            String code = Files.readString(source);
            Matcher message = MESSAGE.matcher(code);
            while (message.find()) {
                String longest = longestPart(code.substring(message.end(), end(code, message.end())));
                if (longest.length() >= LEAST && !page.contains(longest)) {
                    unknown.put(longest, ROOT.relativize(source).toString());
                }
            }
        }

        assertThat(unknown).as("parts of messages that %s does not have", PAGE).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    /** Where the parenthesis ends that was open before a position. */
    private static int end(String code, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0) {
            char character = code.charAt(at);
            if (character == '"') {
                Matcher literal = LITERAL.matcher(code).region(at, code.length());
                literal.lookingAt();
                at = literal.end();
                continue;
            }
            depth += character == '(' ? 1 : 0;
            depth -= character == ')' ? 1 : 0;
            at++;
        }
        return at - 1;
    }

    /** The longest part of a message that does not vary, with literals put together that only a line's end divides. */
    private static String longestPart(String expression) {
        String joined = expression.replaceAll("\"\\s*\\+\\s*\"", "");
        return LITERAL.matcher(joined)
                .results()
                .map(literal -> literal.group(1).replace("\\\"", "\"").replace("\\\\", "\\"))
                .flatMap(VARIES::splitAsStream)
                .max(Comparator.comparingInt(String::length))
                .orElse("")
                .strip();
    }
}
