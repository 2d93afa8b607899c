package dev.rollcall.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.event.Pseudonyms;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Validators that say in words what they accept, for errors and for the reference page. */
final class Rules {
    private static final int LONGEST_SECRET = 1024;

    static final Validator SERVERS = checking(Names::checkServers, "comma-separated `host:port`");

    static final Validator APPLICATION_ID = readBy(
            Names::checkApplicationId,
            "1 to " + Names.LONGEST_APPLICATION_ID + " of the characters `a-z A-Z 0-9 . _ -`");

    static final Validator TOPIC = readBy(Names::checkTopic, "1 to 249 of the characters `a-z A-Z 0-9 . _ -`");

    static final Validator REPLICATION_FACTOR =
            checking(Rules::checkReplicationFactor, "-1, or a whole number from 1 to " + Short.MAX_VALUE);

    static final Validator USER = readBy(Fields::checkUser, "a dotted path, or `@key`");
    static final Validator TIME = readBy(Fields::checkTime, "a dotted path, or `@timestamp`");
    static final Validator TIME_FORMAT = readBy(TimeFormats::read, TimeFormats.names());

    static final Validator DIMENSIONS =
            readBy(Fields::readDimensions, "comma-separated dotted paths, `name=path` to rename");

    static final Validator ROCKSDB_MEMORY = readBy(
            Sizes::read,
            "bytes, or a whole number with `KiB`, `MiB` or `GiB`, from " + Sizes.text(Sizes.LEAST_ROCKSDB));

    static final Validator ZONE = readBy(Zones::read, "an IANA zone as `Europe/Berlin`, or `UTC`");
    static final Validator DIRECTORY = readBy(Names::checkDirectory, "a directory");
    static final Validator HOST = readBy(Names::checkHost, "a host name or address");
    static final Validator TOKEN = checking(Rules::checkToken, "16 or more visible characters of ASCII");

    static final Validator PSEUDONYM_KEY = checking(
            Rules::checkPseudonymKey,
            "a secret of " + Pseudonyms.LEAST_KEY_BYTES + " to " + LONGEST_SECRET + " bytes of UTF-8");

    private Rules() {}

    /**
     * Accepts the text that a reader can read.
     *
     * @param reader throws {@link IllegalArgumentException} with the reason when it cannot
     * @param accepted what it reads, in words
     */
    private static Validator readBy(Consumer<String> reader, String accepted) {
        return checking(value -> reader.accept((String) value), accepted);
    }

    static Validator between(long least, long most) {
        return checking(
                value -> checkRange(((Number) value).longValue(), least, most),
                "a whole number from " + least + " to " + most);
    }

    static Validator duration(int mostDays) {
        return readBy(
                text -> Durations.read(text, mostDays),
                "an ISO-8601 duration as `P7D` or `PT1H`, from `PT0S` to `P" + mostDays + "D`");
    }

    private static Validator checking(Consumer<Object> check, String accepted) {
        return LambdaValidator.with((name, value) -> refuse(check, name, value), () -> accepted);
    }

    private static void refuse(Consumer<Object> check, String name, Object value) {
        try {
            check.accept(value);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name, value, e.getMessage());
        }
    }

    private static void checkRange(long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(value < least ? "too small" : "too large");
        }
    }

    private static void checkToken(Object token) {
        if (token != null) {
            Names.checkToken(((Password) token).value());
        }
    }

    private static void checkPseudonymKey(Object value) {
        // Only what is not set is null; somebody who sets it to nothing must hear of it.
        if (value != null) {
            int bytes = ((Password) value).value().getBytes(UTF_8).length;
            if (bytes < Pseudonyms.LEAST_KEY_BYTES || bytes > LONGEST_SECRET) {
                throw new IllegalArgumentException("it has " + bytes + " bytes");
            }
        }
    }

    private static void checkReplicationFactor(Object value) {
        short replicas = (short) value;
        if (replicas < -1 || replicas == 0) {
            throw new IllegalArgumentException("no topic has so few replicas");
        }
    }
}
