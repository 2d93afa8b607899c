package dev.rollcall.settings;

import java.util.List;
import java.util.Optional;

/**
 * Where a copy of the results is kept. Immutable.
 *
 * @param url the address, which may hold secrets; empty if there is no copy
 * @param user who connects; empty if the address says it, or nobody need say it
 * @param password the user's password; empty if there is none
 */
public record SinkSettings(Optional<String> url, Optional<String> user, Optional<String> password) {
    /** What an address can begin with. */
    public static final List<String> SCHEMES = List.of("jdbc:postgresql:", "jdbc:mariadb:", "jdbc:mysql:");

    /** Without secrets. */
    @Override
    public String toString() {
        return url.isPresent() ? "a sink" : "no sink";
    }
}
