package dev.rollcall.service.sample;

import dev.rollcall.event.reading.UserCase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What looks wrong with users: nobody, one who is too many, one who is written in several ways. */
final class UserSuspicions {
    /** One user has more than one of so many events. */
    private static final int PLENTY = 100;

    /** And so many times as many as the others on average: of ten users each has more than one in a hundred. */
    private static final int TIMES_OTHERS = 3;

    private static final Set<String> NOBODY = Set.of(
            "undefined",
            "null",
            "(null)",
            "nil",
            "none",
            "nan",
            "n/a",
            "na",
            "-",
            "unknown",
            "anonymous",
            "guest",
            "0",
            "-1",
            "[object object]",
            "00000000-0000-0000-0000-000000000000");

    private static final String NUMBER = "-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?";

    private final Outcomes outcomes;
    private final UserNames names;

    UserSuspicions(Outcomes outcomes, UserNames names) {
        this.outcomes = outcomes;
        this.names = names;
    }

    List<String> find() {
        return Stream.of(nobody(), crowds(), sameBut(UserSuspicions::folded), numbers())
                .flatMap(List::stream)
                .toList();
    }

    private static boolean isNobody(String user) {
        return NOBODY.contains(user.strip().toLowerCase(Locale.ROOT));
    }

    private List<String> nobody() {
        return outcomes.users().entrySet().stream()
                .filter(user -> isNobody(user.getKey()))
                .map(user -> "\"" + user.getKey() + "\" is the user of " + share(user.getValue())
                        + ": if it stands for nobody, set input.user.ignore=" + user.getKey())
                .toList();
    }

    private List<String> crowds() {
        return outcomes.users().entrySet().stream()
                .filter(user -> !isNobody(user.getKey()) && isCrowd(user.getValue()))
                .map(user -> names.quoted(user.getKey()) + " is the user of " + share(user.getValue())
                        + ", far more than any average user: a test, a bot, or a value that stands for nobody"
                        + " (input.user.ignore, input.where)?")
                .toList();
    }

    private boolean isCrowd(long events) {
        long others = outcomes.users().size() - 1L;
        long eventsOfOthers = outcomes.counted() - events;
        return outcomes.counted() >= PLENTY
                && events * PLENTY > outcomes.counted()
                && others > 0
                && events * others > TIMES_OTHERS * eventsOfOthers;
    }

    private String share(long events) {
        return Suspicions.percent(events, outcomes.counted()) + " of the counted events";
    }

    private static Optional<String> folded(String user) {
        return Optional.of(user.strip().toLowerCase(Locale.ROOT));
    }

    private List<String> sameBut(Function<String, Optional<String>> form) {
        if (outcomes.settings().eventSchema().user().userCase() == UserCase.LOWER) {
            return List.of();
        }
        List<List<String>> groups = groups(form);
        return groups.isEmpty()
                ? List.of()
                : List.of(together(groups)
                        + " differ only in upper and lower case or white space, and are users of their own: if they are the same,"
                        + " set input.user.case=lower");
    }

    private List<String> numbers() {
        List<List<String>> groups = groups(UserSuspicions::number);
        if (!groups.isEmpty()) {
            return List.of(
                    together(groups) + " are the same number, and users of their own: let producers send strings");
        }
        return outcomes.users().keySet().stream()
                .filter(user -> number(user).isPresent() && !user.matches("-?[0-9]+"))
                .limit(1)
                .map(user -> names.quoted(user)
                        + " is a number with a fraction or an exponent: an identifier that other producers may write differently,"
                        + " as 30, 30.0 and 3E+1, is several users")
                .toList();
    }

    private static Optional<String> number(String user) {
        return user.matches(NUMBER)
                ? Optional.of(new BigDecimal(user).stripTrailingZeros().toString())
                : Optional.empty();
    }

    /** Users of one form who are written in several ways; leading zeros are no other way of writing an identifier. */
    private List<List<String>> groups(Function<String, Optional<String>> form) {
        Map<String, List<String>> byForm = outcomes.users().keySet().stream()
                .filter(user -> form.apply(user).isPresent())
                .collect(Collectors.groupingBy(user -> form.apply(user).orElseThrow()));
        List<List<String>> groups = new ArrayList<>(byForm.values());
        groups.removeIf(group -> group.size() == 1 || group.stream().allMatch(user -> user.matches("-?[0-9]+")));
        return groups;
    }

    private String together(List<List<String>> groups) {
        String example = groups.get(0).stream().sorted().map(names::quoted).collect(Collectors.joining(" and "));
        int more = groups.size() - 1;
        return example + (more == 0 ? "" : ", and " + more + " more groups of users,");
    }
}
