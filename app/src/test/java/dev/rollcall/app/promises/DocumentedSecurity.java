package dev.rollcall.app.promises;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.internals.SecurityUtils;

/** What {@code docs/security.md} tells an operator to do. */
final class DocumentedSecurity {
    private static final Path PAGE = Path.of("..", "docs", "security.md");

    private DocumentedSecurity() {}

    /** The settings that a section shows. */
    static Properties settings(String section) {
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(String.join("\n", code(section))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    /** The rights that the commands of a section grant, one by one. */
    static List<AclBinding> rights(String section) {
        String commands = String.join("\n", code(section)).replace("\\\n", " ");
        return commands.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("kafka-acls.sh"))
                .flatMap(line -> rightsOf(line).stream())
                .toList();
    }

    /** The lines of a section that stand in blocks of code. */
    private static List<String> code(String section) {
        try {
            return Files.readAllLines(PAGE).stream()
                    .dropWhile(line -> !line.equals("### " + section))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("#"))
                    .filter(line -> line.startsWith("    "))
                    .map(String::strip)
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<AclBinding> rightsOf(String command) {
        List<ResourcePattern> resources = new ArrayList<>();
        List<AccessControlEntry> entries = new ArrayList<>();
        PatternType pattern =
                command.contains("--resource-pattern-type prefixed") ? PatternType.PREFIXED : PatternType.LITERAL;
        String[] words = command.split("\\s+", -1);
        for (int at = 0; at + 1 < words.length; at++) {
            switch (words[at]) {
                case "--topic" -> resources.add(new ResourcePattern(ResourceType.TOPIC, words[at + 1], pattern));
                case "--group" -> resources.add(new ResourcePattern(ResourceType.GROUP, words[at + 1], pattern));
                case "--transactional-id" ->
                    resources.add(new ResourcePattern(ResourceType.TRANSACTIONAL_ID, words[at + 1], pattern));
                case "--operation" ->
                    entries.add(new AccessControlEntry(
                            "User:rollcall", "*", SecurityUtils.operation(words[at + 1]), AclPermissionType.ALLOW));
                default -> {
                    // What Kafka's tool needs, and we do not.
                }
            }
        }
        return resources.stream()
                .flatMap(resource -> entries.stream().map(entry -> new AclBinding(resource, entry)))
                .toList();
    }
}
