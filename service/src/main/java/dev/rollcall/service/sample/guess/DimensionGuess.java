package dev.rollcall.service.sample.guess;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which fields are likely to be worth counting by. */
final class DimensionGuess {
    private static final int MOST_DIMENSIONS = 3;
    private static final int MOST_VALUES = 50;

    /** The best first. */
    private static final List<String> NAMES = List.of(
            "country",
            "countrycode",
            "geocountry",
            "geoipcountrycode",
            "countryisocode",
            "platform",
            "devicetype",
            "dvcetype",
            "os",
            "osname",
            "operatingsystem",
            "plan",
            "tier",
            "channel",
            "appid",
            "language",
            "locale",
            "lib");

    private static final Set<String> OWNERS = Set.of("device", "os", "app", "country");
    private static final Pattern WRITABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private DimensionGuess() {}

    static List<FieldUse> of(Fields fields) {
        Set<String> taken = new HashSet<>();
        return fields.all().stream()
                .filter(field -> isOne(field, fields.events()))
                .sorted(Comparator.comparingInt(DimensionGuess::rank))
                .filter(field -> taken.add(dimensionName(field)))
                .limit(MOST_DIMENSIONS)
                .toList();
    }

    private static boolean isOne(FieldUse field, int events) {
        int values = field.values().size();
        return rank(field) < NAMES.size()
                && values > 1
                && values <= MOST_VALUES
                && 2 * field.present() > events
                && WRITABLE.matcher(dimensionName(field)).matches();
    }

    private static int rank(FieldUse field) {
        boolean ofOwner = OWNERS.contains(field.parent())
                && Set.of("type", "category", "name").contains(field.name());
        int at = NAMES.indexOf(ofOwner ? field.parent() : field.name());
        if (at < 0) {
            at = ofOwner ? NAMES.indexOf("devicetype") : NAMES.size();
        }
        return at;
    }

    /** What the dimension is called: what is there, but of a name that says nothing alone what is around it. */
    static String dimensionName(FieldUse field) {
        boolean ofOwner = OWNERS.contains(field.parent());
        return ofOwner ? field.parent() : field.writtenName().replaceFirst("^\\$", "");
    }

    /** As the configuration has it. */
    static String written(FieldUse field) {
        String name = dimensionName(field);
        return name.equals(field.path()) ? name : name + "=" + field.path();
    }
}
