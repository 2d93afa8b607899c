package dev.rollcall.app.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads what is under {@code deploy}. */
final class DeployFiles {
    static final Path ROOT = Path.of("..");
    static final Path DEPLOY = ROOT.resolve("deploy");

    private DeployFiles() {}

    static String text(String file) {
        return text(DEPLOY.resolve(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files that end so, in a directory and below. */
    static List<Path> below(Path directory, String... endings) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a YAML file. */
    static List<Object> documents(String yaml) {
        List<Object> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml).forEach(documents::add);
        return documents;
    }

    /** Everything that stands under a key, wherever that is. */
    static List<Object> under(String key, Object tree) {
        List<Object> found = new ArrayList<>();
        if (tree instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (key.equals(name)) {
                    found.add(value);
                }
                found.addAll(under(key, value));
            });
        } else if (tree instanceof List<?> list) {
            list.forEach(element -> found.addAll(under(key, element)));
        }
        return found;
    }

    /** The only thing that stands under a key. */
    static Object only(String key, Object tree) {
        List<Object> found = under(key, tree);
        if (found.size() != 1) {
            throw new IllegalStateException(key + ": " + found);
        }
        return found.get(0);
    }

    static Set<String> allMatches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
