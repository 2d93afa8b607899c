package dev.rollcall.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/** Follows references such as {@code ${env:NAME}} in values, by means of Kafka's config providers. */
final class References implements AutoCloseable {
    private static final String ENV = "env";
    private static final String FILE = "file";
    private static final String DIRECTORY = "directory";

    private final Map<String, ConfigProvider> providers;
    private final Set<String> leftToKafka;

    /**
     * Makes the three providers.
     *
     * @param environment where {@code ${env:...}} looks
     * @param leftToKafka names of providers the operator declared to Kafka; references to them stay as they are
     */
    References(Map<String, String> environment, Set<String> leftToKafka) {
        this.leftToKafka = leftToKafka;
        this.providers = Map.of(
                ENV, new EnvVarConfigProvider(environment),
                FILE, new FileConfigProvider(),
                DIRECTORY, new DirectoryConfigProvider());
        // Given explicitly, or the provider logs that it was not.
        providers
                .values()
                .forEach(provider -> provider.configure(Map.of(EnvVarConfigProvider.ALLOWLIST_PATTERN_CONFIG, ".*")));
    }

    static boolean isIn(String value) {
        return ConfigTransformer.DEFAULT_PATTERN.matcher(value).find();
    }

    /**
     * Replaces the references in a value.
     *
     * @throws ConfigException if one leads nowhere, with the reference and the reason
     */
    Given follow(Given given) {
        Matcher reference = ConfigTransformer.DEFAULT_PATTERN.matcher(given.value());
        if (!reference.find()) {
            return given;
        }
        boolean kafka = given.key().startsWith(KafkaNames.KEY_PREFIX);
        String followed = reference.replaceAll(found -> Matcher.quoteReplacement(
                kafka && leftToKafka.contains(found.group(1)) ? found.group() : follow(found)));
        return given.withReferenced(followed);
    }

    @Override
    public void close() throws IOException {
        for (ConfigProvider provider : providers.values()) {
            provider.close();
        }
    }

    private String follow(MatchResult reference) {
        String path = reference.group(3) == null ? "" : reference.group(3);
        try {
            return lookUp(reference.group(1), path, reference.group(4));
        } catch (ConfigException | IllegalArgumentException e) {
            throw new ConfigException(reference.group() + " leads nowhere: " + e.getMessage());
        }
    }

    private String lookUp(String provider, String path, String key) {
        switch (provider) {
            case ENV -> require(path.isEmpty(), "write it as ${env:NAME}");
            case FILE ->
                require(exists(path, References::isReadableFile), "there is no readable file \"" + path + "\"");
            case DIRECTORY -> require(exists(path, Files::isDirectory), "there is no directory \"" + path + "\"");
            default -> require(false, "no such provider; there are env, file and directory");
        }
        // Looked up only after these checks: the providers log what they then throw.
        String value = providers.get(provider).get(path, Set.of(key)).data().get(key);
        require(value != null, "there is no \"" + key + "\" " + (path.isEmpty() ? "in the environment" : "in it"));
        return value;
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new ConfigException(otherwise);
        }
    }

    // Not only regular files: what a shell passes as a file may be a pipe.
    private static boolean isReadableFile(Path path) {
        return Files.isReadable(path) && !Files.isDirectory(path);
    }

    private static boolean exists(String path, Predicate<Path> kind) {
        try {
            return !path.isEmpty() && kind.test(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
