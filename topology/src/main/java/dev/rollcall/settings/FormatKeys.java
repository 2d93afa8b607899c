package dev.rollcall.settings;

import static org.apache.kafka.common.utils.Utils.require;

import dev.rollcall.event.format.InputFormat;
import dev.rollcall.schema.RegistryAddress;
import dev.rollcall.schema.TrustedCa;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys that say how events are written. */
final class FormatKeys {
    static final String FORMAT = "input.format";
    static final String URL = "input.schema.registry.url";
    static final String USER = "input.schema.registry.user";
    static final String PASSWORD = "input.schema.registry.password";
    static final String CA = "input.schema.registry.ca";
    static final String UNKNOWN = "input.schema.unknown";
    static final String FILE = "input.schema.file";
    static final String MESSAGE = "input.schema.message";
    static final String COLUMNS = "input.csv.columns";
    static final String DELIMITER = "input.csv.delimiter";
    static final String EACH = "input.each";

    private static final Kind<URI> HTTP_URL = Kind.text("a URL that begins with `http://` or `https://`", text -> {
        try {
            URI url = new URI(text.strip());
            require(url.getHost() != null && ("" + url.getScheme()).matches("https?"), "not such a URL");
            require(url.getUserInfo() == null, "with a user; set " + USER + " and " + PASSWORD);
            return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URL", e);
        }
    });

    private static final Kind<String> NOT_EMPTY = Kind.text("text", text -> {
        require(!text.isBlank(), "empty");
        return text.strip();
    });

    private static final Kind<String> SECRET = Kind.secret("a secret", text -> {
        require(!text.isEmpty(), "empty");
        return text;
    });

    private static final Kind<Path> FILE_NAME = Kind.text("a file", file -> {
        require(!file.isBlank(), "empty");
        return Path.of(file.strip());
    });

    private static final Kind<Path> CERTIFICATES = Kind.text("a file with certificates in PEM", file -> {
        Path path = FILE_NAME.read(file);
        TrustedCa.read(path);
        return path;
    });

    private static final Kind<List<String>> NAMES =
            Kind.text("comma-separated names of columns, in the order of the columns", list -> {
                List<String> names = list.isBlank()
                        ? List.of()
                        : Stream.of(list.split(",", -1)).map(String::strip).toList();
                require(!names.contains(""), "a name is empty; name every column, as those that do not matter, too");
                require(new HashSet<>(names).size() == names.size(), "a name comes twice");
                return names;
            });

    private static final Kind<Character> ONE_CHARACTER =
            Kind.text("one character of ASCII that is neither a quote nor a line end, or `\\t` for tabs", text -> {
                // A file of properties turns \\t into a tab, and Kafka strips that.
                String character = text.isEmpty() || text.equals("\\t") ? "\t" : text;
                require(
                        character.length() == 1 && character.charAt(0) < 0x80 && "\"\r\n".indexOf(character) < 0,
                        "not one such character");
                return character.charAt(0);
            });

    /** Whether an unknown id is waited for. */
    enum Unknown {
        WAIT,
        REJECT
    }

    private FormatKeys() {}

    static InputFormat read(Values values) {
        InputFormat.Name name = values.read(FORMAT, Kind.oneOf(InputFormat.Name.class, "format"), "json", """
                        How events are written. `json`: one object each; what a schema registry's serializer puts in front of it is passed over. \
                        `avro`, `protobuf`: behind the id of a schema in a registry, or all by the schema of a file. `csv`: one line each. \
                        See `docs/formats.md`.""");
        Optional<URI> url = values.optional(URL, HTTP_URL, """
                        The schema registry, for Avro and Protobuf in Confluent's wire format. Confluent's REST interface is spoken by others, too: \
                        Apicurio (at `/apis/ccompat/v7`), Karapace, Redpanda. While it is away nothing is rejected: counting waits.""");
        Optional<String> user = values.optional(USER, NOT_EMPTY, """
                        The user for the registry, by basic authentication.""");
        Optional<String> password = values.optional(PASSWORD, SECRET, """
                        The user's password. Keep it elsewhere, as in `${env:NAME}`.""");
        Optional<Path> ca = values.optional(CA, CERTIFICATES, """
                        The certificates that sign the registry's, and no others. Without it those count that Java trusts.""");
        Unknown unknown = values.read(UNKNOWN, Kind.oneOf(Unknown.class, "value"), "wait", """
                        What an event does whose schema the registry does not know. `wait`: counting waits until it does. `reject`: the event is \
                        `MALFORMED`; then it depends on the moment at which it is read whether it counts.""");
        Optional<Path> file = values.optional(FILE, FILE_NAME, """
                        The schema of all events where there is no registry: `.avsc` for Avro, `.proto` for Protobuf, whose imports are looked for \
                        in the same directory.""");
        Optional<String> message = values.optional(MESSAGE, NOT_EMPTY, """
                        The full name of the Protobuf message in that file, as `shop.Visit`.""");
        List<String> columns = values.read(COLUMNS, NAMES, "", """
                        The names of the columns of CSV, all of them. A line with fewer columns is read, with more it is rejected.""");
        char delimiter = values.read(DELIMITER, ONE_CHARACTER, ",", """
                        What stands between columns; `\\t` for tabs, between which quotes mean nothing.""");
        Optional<String> each = values.optional(EACH, Fields.EACH, """
                        JSON: where a record holds several events. A path to an array; `/` for an array as the whole value; `lines` for JSON lines. Offsets \
                        commit per record. An array that is no JSON is one `MALFORMED` event and nothing of it counts; of lines each stands alone.""");
        return new InputFormat(
                name,
                url.map(found -> new RegistryAddress(found, user, password, ca)),
                unknown == Unknown.REJECT,
                file,
                message,
                columns,
                delimiter,
                each);
    }
}
