package dev.rollcall.service.sample.guess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which fields are likely to say who was active. */
final class UserGuess {
    private static final int SURE = 100;
    private static final int LIKELY = 80;
    private static final int POSSIBLE = 50;
    private static final int PER_LEVEL = 2;
    private static final double NEARLY_UNIQUE = 0.95;

    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("userid", SURE),
            Map.entry("useruuid", SURE),
            Map.entry("userguid", SURE),
            Map.entry("distinctid", SURE - 2),
            Map.entry("uid", SURE - 4),
            Map.entry("customerid", LIKELY + 8),
            Map.entry("memberid", LIKELY + 8),
            Map.entry("playerid", LIKELY + 8),
            Map.entry("subscriberid", LIKELY + 8),
            Map.entry("accountid", LIKELY + 6),
            Map.entry("userpseudoid", LIKELY + 4),
            Map.entry("anonymousid", LIKELY),
            Map.entry("visitorid", LIKELY),
            Map.entry("domainuserid", LIKELY),
            Map.entry("networkuserid", LIKELY - 10),
            Map.entry("username", LIKELY - 10),
            Map.entry("login", LIKELY - 12),
            Map.entry("user", LIKELY - 8),
            Map.entry("email", POSSIBLE + 10),
            Map.entry("deviceid", POSSIBLE),
            Map.entry("clientid", POSSIBLE),
            Map.entry("subject", POSSIBLE - 10));

    private static final Set<String> OWNERS =
            Set.of("user", "customer", "actor", "account", "member", "player", "visitor", "principal");
    private static final Set<String> OWN_NAMES = Set.of("id", "uuid", "key", "name");

    /** What programs write where they know no user; 0 may be somebody. */
    private static final Set<String> NOBODY = Set.of("undefined", "null", "(null)", "nil", "none", "nan", "n/a");

    private UserGuess() {}

    /** The fields of which the first counts that is there, at most two; none if there is no likely one. */
    static List<FieldUse> of(Fields fields) {
        List<FieldUse> likely = fields.all().stream()
                .filter(field -> score(field) > 0)
                .sorted(Comparator.comparingInt(UserGuess::score).reversed())
                .toList();
        if (likely.isEmpty()) {
            return fields.all().stream()
                    .filter(field -> field.looksLikeIdentifiers()
                            && field.values().size() > 1
                            && field.values().size() < NEARLY_UNIQUE * field.present())
                    .limit(1)
                    .toList();
        }
        List<FieldUse> chosen = new ArrayList<>(List.of(likely.get(0)));
        likely.stream()
                .skip(1)
                .filter(other -> other.present() > chosen.get(0).present()
                        && !other.name().equals(chosen.get(0).name()))
                .findFirst()
                .ifPresent(chosen::add);
        return chosen;
    }

    private static int score(FieldUse field) {
        boolean ofOwner = OWNERS.contains(field.parent()) && OWN_NAMES.contains(field.name());
        int byName = ofOwner ? LIKELY + (field.name().equals("name") ? 0 : 10) : NAMES.getOrDefault(field.name(), 0);
        return byName == 0 ? 0 : Math.max(1, byName - PER_LEVEL * field.depth());
    }

    /** Values of the chosen fields that stand for nobody. */
    static Set<String> nobody(List<FieldUse> users) {
        Set<String> found = new TreeSet<>();
        users.forEach(user -> user.values().keySet().stream()
                .filter(value -> NOBODY.contains(value.toLowerCase(Locale.ROOT)))
                .forEach(found::add));
        return found;
    }
}
