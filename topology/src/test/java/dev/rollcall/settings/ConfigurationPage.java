package dev.rollcall.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the reference page of the configuration from the declarations. */
final class ConfigurationPage {
    private static final String HEAD = """
            # Configuration

            <!-- Generated from the declarations in the code: change them, and write this page with
                 mvn -pl topology test -Dtest=ConfigurationPageTest -Drollcall.docs.write=true -->

            One `.properties` file in UTF-8 holds the configuration; `config/rollcall.properties` is one to begin with. A key
            that does not exist, a value that is not valid, and a key that comes twice in the file are errors: nothing starts,
            and every mistake is reported on a line of its own.

            ## Where values come from

            1. The file given with `--config`.
            2. The environment overrides the file. The variable for a key is `ROLLCALL_` and the key in capitals, with
               underscores for dots and dashes: `ROLLCALL_TIME_MAX_LATENESS` for `time.max-lateness`,
               `ROLLCALL_KAFKA_SECURITY_PROTOCOL` for `kafka.security.protocol`. A variable that begins so and is no
               setting is reported and ignored, as are those that Kubernetes sets for a service of such a name.
            3. `--set key=value` overrides both; of two for the same key the last is taken.

            The command `config` shows every value in force and where it comes from, without secrets.

            ## Values kept elsewhere

            A value may refer to one that is kept elsewhere, by Kafka's own config providers:

            | Reference | Leads to |
            |---|---|
            | `${env:NAME}` | the environment variable `NAME` |
            | `${file:/path/to/file.properties:key}` | the value of `key` in another `.properties` file |
            | `${directory:/path/to/directory:file}` | what is in a file of that directory, as with mounted secrets |

            A reference that leads nowhere is an error. Other providers can be declared to Kafka with
            `kafka.config.providers`; they work in `kafka.` keys only.
            """;

    private static final String KAFKA = """

            ## Keys for Kafka

            `kafka.<name>` goes to Kafka Streams and its clients as `<name>`. A name can be meant for one client by Kafka's
            prefixes: `kafka.main.consumer.`, `kafka.restore.consumer.`, `kafka.global.consumer.`, `kafka.consumer.`,
            `kafka.producer.`, `kafka.admin.`, and for internal topics `kafka.topic.`. Names without a prefix that every client
            knows, as those for security and timeouts, are also used to create topics and to read reports.

            A name that Kafka does not know is passed on, for plug-ins have names of their own; one that differs from a known
            name by a letter or two is taken for a mistake. From the environment, names come in small letters.

            `kafka.max.in.flight.requests.per.connection` must not be more than 5, and `kafka.commit.interval.ms` not more than
            `kafka.producer.transaction.timeout.ms` (10000 unless set).

            ### Refused names

            These are refused, for with them Rollcall could not keep what it promises, or they would have no effect. "Everywhere"
            is without a prefix and behind every one that chooses a client.

            """;

    private ConfigurationPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        Map<String, List<Key>> keys = SettingsDefinition.KEYS.values().stream()
                .collect(Collectors.groupingBy(Key::heading, LinkedHashMap::new, Collectors.toList()));
        keys.forEach((heading, under) -> {
            page.append("\n## ").append(heading).append("\n\n");
            page.append("| Key | Type | Default | Valid | Meaning |\n|---|---|---|---|---|\n");
            under.forEach(key -> page.append(row(key)));
        });
        page.append(KAFKA).append("| Name | Where | Why |\n|---|---|---|\n");
        Refusal.ALL.forEach(refusal -> page.append(row(refusal)));
        return page.toString();
    }

    private static String row(Key key) {
        return row(
                "`" + key.name() + "`",
                key.kind().type().name().toLowerCase(Locale.ROOT),
                key.defaultInWords(),
                key.kind().valid(),
                key.documentation());
    }

    private static String row(Refusal refusal) {
        String names = "`" + String.join("`, `", refusal.names()) + "`";
        return row(names, refusal.where().words(), refusal.reason());
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells).replace("\n", " ") + " |\n";
    }
}
