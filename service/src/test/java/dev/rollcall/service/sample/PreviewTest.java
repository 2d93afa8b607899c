package dev.rollcall.service.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class PreviewTest {
    private static final String TS = "'ts':'2026-11-29T10:00:00Z'";
    private static final String GOOD = "{'user_id':'user-#'," + TS + "}";

    private final Events events = new Events();
    private final Map<String, String> settings = new HashMap<>(Map.of("bootstrap.servers", "localhost:9092"));
    private boolean hideUsers;
    private int status;

    @Test
    void everyOutcomeIsShownWithItsShareAndAnExample() {
        settings.put("input.where", "!bot");
        settings.put("dimensions", "country");
        events.add(97, "{'user_id':'user-#','country':'DE'," + TS + "}")
                .add("{'user_id':'u1','bot':true," + TS + "}")
                .add("{" + TS + "}")
                .add("{'user_id':'u1','ts':'2026-11-01T10:00:00Z'}");

        String shown = shown();

        assertThat(status).isEqualTo(ExitStatus.NO);
        assertThat(shown)
                .startsWith("100 events of a test\n")
                .contains("counted      97  97.0%  user-0 on 2026-11-29, country=DE\n")
                .contains("events-0, offset 0\n")
                .contains("{\"user_id\":\"user-0\",\"country\":\"DE\"")
                .contains("ignored       1   1.0%  events-0, offset 97\n")
                .contains("NO_USER       1   1.0%  the user \"user_id\" is missing or null\n")
                .contains("LATE          1   1.0%  the time \"ts\" is PT672H1M before the record's timestamp,\n")
                .containsPattern("2026-11-29 +97  █+\n")
                .containsPattern("country +1  DE 100.0%\n")
                .endsWith(
                        "2 of 100 events would be rejected, more than 1 %: correct the configuration, or the events, before"
                                + " they are counted.\n");
    }

    @Test
    void oneRejectedEventOfAHundredIsNotTooMany() {
        events.add(99, GOOD).add("nonsense");

        assertThat(shown()).contains("MALFORMED").doesNotContain("would be rejected");
        assertThat(status).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void theTenMostFrequentUsersAreShown() {
        events.add(3, "{'user_id':'ann'," + TS + "}").add(12, GOOD);

        assertThat(shown())
                .containsPattern("ann +3 +20.0%\nuser-0 +1 +6.7%")
                .contains("user-8 ", "(13 users in all)")
                .doesNotContain("\nuser-9 ");
    }

    @Test
    void hiddenUsersAreInNoLine() {
        hideUsers = true;
        events.add(200, GOOD)
                .add(90, "{'user_id':'Secret'," + TS + "}")
                .add("{'user_id':'secret'," + TS + "}")
                .add("{'user_id':'secret'}");

        assertThat(shown())
                .containsPattern("user 1 +90 ")
                .contains("user 1 is the user of 30.9 %", "user 1 and user ", " differ only in")
                .doesNotContainIgnoringCase("secret")
                .doesNotContain("user-");
    }

    @Test
    void withPseudonymsUsersAreAlwaysHidden() {
        settings.put("user.pseudonym.key", "0123456789abcdef0123456789abcdef0123456789abcdef");
        events.add(20, GOOD);

        assertThat(shown()).doesNotContain("user-");
    }

    @Test
    void aBinaryEventIsShownInHexadecimal() {
        events.add(null, new byte[] {0, 0, 0, 0, 7, 2, 'x'}, new RecordHeaders());

        assertThat(shown()).contains("schema registry's five bytes", "00 00 00 00 07 02 78\n");
    }

    @Test
    void eachElementOfARecordIsAnEvent() {
        settings.put("input.each", "/");
        events.add("[" + GOOD + ",{'user_id':'u2'}]").add("[]").add("[");

        assertThat(shown())
                .containsPattern("counted +1 +25.0%")
                .containsPattern("ignored +1 +25.0%")
                .containsPattern("NO_TIME +1 +25.0%")
                .containsPattern("MALFORMED +1 +25.0%");
    }

    @Test
    void noEventsAreOneLine() {
        assertThat(shown()).isEqualTo("There is nothing to try: 0 events of a test\n");
        assertThat(status).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void eventsInWhichNothingIsWrongAreNotSuspected() {
        settings.put("dimensions", "country");
        events.add(300, "{'user_id':'user-#','country':'DE'," + TS + "}");

        assertThat(shown()).endsWith("\nNothing looks wrong.\n");
    }

    private String shown() {
        StringWriter out = new StringWriter();
        status = new Preview(Settings.of(settings), hideUsers, new PrintWriter(out), 80).show(events.sample());
        return out.toString();
    }
}
