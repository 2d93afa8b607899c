package dev.rollcall.settings;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads names of IANA time zones. */
final class Zones {
    private Zones() {}

    /**
     * Reads a zone by its name. Mere offsets as {@code +02:00} are not accepted: a calendar day is a matter of a region.
     *
     * @throws IllegalArgumentException if there is no such zone, with the nearest one
     */
    static ZoneId read(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("no such time zone" + hint(name));
        }
        return ZoneId.of(name);
    }

    private static String hint(String name) {
        var byLowerCase =
                names().stream().collect(Collectors.toMap(zone -> zone.toLowerCase(Locale.ROOT), Function.identity()));
        return Nearest.to(name.toLowerCase(Locale.ROOT), byLowerCase.keySet(), Nearest.generousLimit(name))
                .map(byLowerCase::get)
                .map(zone -> "; did you mean " + zone + "?")
                .orElse("");
    }

    // The JDK adds zones of its own under SystemV/, which IANA does not know.
    private static Set<String> names() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(name -> !name.startsWith("SystemV/"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
