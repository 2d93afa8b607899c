package dev.rollcall.service.check.client;

import dev.rollcall.service.check.hazard.Finding;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that says something to a Kafka client.
 *
 * @param line the line
 * @param client whom it is for
 * @param name what Kafka calls it today; the end of the key if Kafka has no such name
 * @param known whether Kafka, or a framework that we know, has such a name
 */
record ClientSetting(PropertyLine line, Client client, String name, boolean known) {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,18})\\s*(ms|s|m|h|d)?");

    /** The value in lower case, as names of choices are compared. */
    String choice() {
        return line.value().toLowerCase(Locale.ROOT);
    }

    boolean is(String value) {
        return choice().equals(value);
    }

    /** The value as a number; durations such as {@code 6s} and {@code PT6S} in milliseconds. Empty if it is none. */
    OptionalLong number() {
        Matcher amount = AMOUNT.matcher(choice());
        if (amount.matches()) {
            return OptionalLong.of(Long.parseLong(amount.group(1)) * millis(amount.group(2)));
        }
        try {
            return OptionalLong.of(Duration.parse(line.value()).toMillis());
        } catch (DateTimeParseException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    boolean isBelow(long limit) {
        return number().orElse(limit) < limit;
    }

    boolean isAbove(long limit) {
        return number().orElse(limit) > limit;
    }

    /** Whether only the environment of the application knows the value. */
    boolean isVariable() {
        return line.value().contains("${");
    }

    /** What a rule has found, in its line. */
    Finding found(Finding finding) {
        return new Finding(
                finding.severity(),
                "line " + line.number(),
                line.key() + "=" + line.value(),
                finding.hazards(),
                finding.why() + spelling(),
                finding.remedy(),
                "");
    }

    /** Clients pass over names that they do not know, with no more than a log line. */
    private String spelling() {
        boolean spelledOut = !known || line.key().endsWith(name);
        boolean kafkas = !name.equals(SettingNames.ZOOKEEPER) && !name.equals(SettingNames.ACK_MODE);
        return spelledOut || !kafkas
                ? ""
                : " Kafka's name for it is " + name
                        + ": unless a framework translates the key, clients pass over the line and take their default.";
    }

    private static long millis(String unit) {
        return switch (unit == null ? "ms" : unit) {
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> 86_400_000L;
            default -> 1L;
        };
    }
}
