package dev.rollcall.sinks;

import dev.rollcall.settings.SinkSettings;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides what must not be shown: an address as a whole, for it may hold passwords in places that only its driver knows, and everything in it, or beside it, that
 * is one. Immutable.
 */
public final class Secrets {
    private static final String HIDDEN = "[hidden]";

    /** What stands behind a parameter whose name speaks of a secret, and between a user's name and the host. */
    private static final Pattern IN_ADDRESS = Pattern.compile(
            "(?i)[?&;]\\w*(?:password|secret|token|passphrase|pwd)\\w*=([^&;]+)|//[^/?#@:]*:([^/?#@]+)@");

    private final List<String> secrets;

    /**
     * Those of a target.
     *
     * @param settings where it is, not null
     */
    public Secrets(SinkSettings settings) {
        Stream<String> inAddress = settings.url().stream()
                .flatMap(url -> IN_ADDRESS.matcher(url).results().map(Secrets::secret));
        secrets = Stream.of(settings.url().stream(), settings.password().stream(), inAddress)
                .flatMap(found -> found)
                .filter(secret -> !secret.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static String secret(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    /**
     * Hides them in a text.
     *
     * @param text what others say, not null
     * @return the same in one line, without secrets
     */
    public String hideIn(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        return shown.replaceAll("\\s+", " ").strip();
    }
}
