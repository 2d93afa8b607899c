package dev.rollcall.settings;

import static org.apache.kafka.common.utils.Utils.require;

import java.io.File;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Follows references such as {@code ${env:NAME}} in values, by means of Kafka's config providers. Kafka's own
 * {@link ConfigTransformer} leaves a reference that leads nowhere as it is; here it is a problem.
 */
final class References {
    private static final String ENV = "env";
    private static final String FILE = "file";
    private static final String DIRECTORY = "directory";

    private final Map<String, ConfigProvider> providers;
    private final Set<String> leftToKafka;
    private final Problems problems;
    private final Predicate<String> followed;

    /**
     * Makes the three providers, which hold nothing that must be closed.
     *
     * @param environment where {@code ${env:...}} looks
     * @param givens may declare further providers to Kafka; references to them in Kafka's keys stay as they are
     * @param problems gets a line for each value with a reference that leads nowhere
     * @param followed tells the keys whose references are followed; others stay as they are
     */
    References(
            Map<String, String> environment, Map<String, Given> givens, Problems problems, Predicate<String> followed) {
        this.problems = problems;
        this.followed = followed;
        Given declared = givens.get(KafkaName.KEY_PREFIX + AbstractConfig.CONFIG_PROVIDERS_CONFIG);
        leftToKafka = Stream.of(
                        declared == null ? new String[0] : declared.value().split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
        providers = Map.of(
                ENV, new EnvVarConfigProvider(environment),
                FILE, new FileConfigProvider(),
                DIRECTORY, new DirectoryConfigProvider());
        // Given explicitly, or the provider logs that it was not.
        Map<String, String> all = Map.of(EnvVarConfigProvider.ALLOWLIST_PATTERN_CONFIG, ".*");
        providers.values().forEach(provider -> provider.configure(all));
    }

    static boolean isIn(String value) {
        return ConfigTransformer.DEFAULT_PATTERN.matcher(value).find();
    }

    /** Replaces the references in a value; nothing if one of them leads nowhere. */
    Optional<Given> follow(Given given) {
        if (given.value() == null || !isIn(given.value()) || !followed.test(given.key())) {
            return Optional.of(given);
        }
        boolean kafka = KafkaName.isKey(given.key());
        // What Kafka does not know and somebody keeps elsewhere is likely kept there for a reason.
        boolean secret =
                given.secret() || (kafka && !KafkaName.ofKey(given.key()).isKnown());
        try {
            String followed = ConfigTransformer.DEFAULT_PATTERN
                    .matcher(given.value())
                    .replaceAll(found -> Matcher.quoteReplacement(
                            kafka && leftToKafka.contains(found.group(1)) ? found.group() : lookUp(found)));
            return Optional.of(new Given(given.key(), followed, given.origin(), secret));
        } catch (ConfigException e) {
            problems.add(given.source() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private String lookUp(MatchResult reference) {
        String path = reference.group(3) == null ? "" : reference.group(3);
        try {
            return lookUp(reference.group(1), path, reference.group(4));
        } catch (ConfigException | IllegalArgumentException e) {
            throw new ConfigException(reference.group() + " leads nowhere: " + e.getMessage());
        }
    }

    private String lookUp(String provider, String path, String key) {
        File file = new File(path);
        switch (provider) {
            case ENV -> require(path.isEmpty(), "write it as ${env:NAME}");
            // Not only regular files: what a shell passes as a file may be a pipe.
            case FILE -> require(file.canRead() && !file.isDirectory(), "there is no readable file \"" + path + "\"");
            case DIRECTORY -> require(file.isDirectory(), "there is no directory \"" + path + "\"");
            default -> throw new ConfigException("no such provider; there are env, file and directory");
        }
        // Looked up only after these checks: the providers log what they then throw.
        String value = providers.get(provider).get(path, Set.of(key)).data().get(key);
        require(value != null, "there is no \"" + key + "\" " + (path.isEmpty() ? "in the environment" : "in it"));
        return value;
    }
}
