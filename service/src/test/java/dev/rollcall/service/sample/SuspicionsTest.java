package dev.rollcall.service.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuspicionsTest {
    private static final int WIDE = 1_000;
    private static final String TS = "'ts':'2026-11-29T10:00:00Z'";
    private static final String GOOD = "{'user_id':'user-#'," + TS + "}";

    private final Events events = new Events();
    private final Map<String, String> settings = new HashMap<>(Map.of("bootstrap.servers", "localhost:9092"));

    @Test
    void aUserWhoStandsForNobody() {
        events.add(300, GOOD).add(2, "{'user_id':'undefined'," + TS + "}");

        assertThat(suspicions())
                .isEqualTo("- \"undefined\" is the user of 0.7 % of the counted events: if it stands for nobody, set"
                        + " input.user.ignore=undefined\n");
    }

    @Test
    void aUserWithMoreThanOnePercentOfTheEvents() {
        events.add(296, GOOD).add(4, "{'user_id':'monitor'," + TS + "}");

        assertThat(suspicions())
                .startsWith("- \"monitor\" is the user of 1.3 % of the counted events, far more than any average user");
    }

    @Test
    void ofFewUsersEachMayHaveMoreThanOnePercent() {
        for (int i = 0; i < 40; i++) {
            events.add(5, GOOD);
        }

        assertThat(suspicions()).isEmpty();
    }

    @Test
    void usersThatDifferInCaseOrWhiteSpace() {
        events.add("{'user_id':'Ann@example.org'," + TS + "}").add("{'user_id':' ann@example.org'," + TS + "}");

        assertThat(suspicions())
                .startsWith(
                        "- \" ann@example.org\" and \"Ann@example.org\" differ only in upper and lower case or white"
                                + " space")
                .contains("input.user.case=lower");
    }

    @Test
    void usersWhoAreOneNumberWrittenInSeveralWays() {
        events.add("{'user_id':30," + TS + "}")
                .add("{'user_id':3E+1," + TS + "}")
                .add("{'user_id':30.0," + TS + "}");

        assertThat(suspicions()).startsWith("- \"30\" and \"30.0\" and \"3E+1\" are the same number");
    }

    @Test
    void aUserWhoIsANumberWithAFraction() {
        events.add("{'user_id':30.0," + TS + "}").add("{'user_id':7," + TS + "}");

        assertThat(suspicions()).startsWith("- \"30.0\" is a number with a fraction or an exponent");
    }

    @Test
    void leadingZerosMakeAnotherIdentifier() {
        events.add("{'user_id':'007'," + TS + "}").add("{'user_id':'7'," + TS + "}");

        assertThat(suspicions()).isEmpty();
    }

    @Test
    void timesThatSayWhenEventsWereSent() {
        events.add(30, "{'user_id':'user-#','ts':'2026-11-29T10:01:00.700Z'}");

        assertThat(suspicions())
                .startsWith(
                        "- the time of 100.0 % of the counted events equals their record's timestamp to the second");
    }

    @Test
    void theTimestampOfRecordsIsNotComparedWithItself() {
        settings.put("input.time", "@timestamp");
        events.add(30, "{'user_id':'user-#'}");

        assertThat(suspicions()).isEmpty();
    }

    @Test
    void daysFarInThePast() {
        settings.put("time.max-lateness", "P20000D");
        events.add(30, GOOD).add("{'user_id':'u1','ts':'2001-01-01T10:00:00Z'}");

        assertThat(suspicions())
                .startsWith(
                        "- 1 event falls on days more than a year before most others, the first on 2001-01-01, 9,463"
                                + " days before");
    }

    @Test
    void aDimensionWithAValueOfEachEvent() {
        settings.put("dimensions", "url");
        events.add(201, "{'user_id':'user-#','url':'/#'," + TS + "}");

        assertThat(suspicions())
                .startsWith("- dimension url has 201 values in 201 events, and each becomes a segment")
                .contains("dimension.values.url");
    }

    @Test
    void twoHundredValuesAreNotTooMany() {
        settings.put("dimensions", "url");
        events.add(200, "{'user_id':'user-#','url':'/#'," + TS + "}");

        assertThat(suspicions()).isEmpty();
    }

    @Test
    void aDimensionThatIsNeverThereOrNoValue() {
        settings.put("dimensions", "contry, tags");
        events.add(4, "{'user_id':'user-#','country':'DE','tags':['x']," + TS + "}");

        assertThat(suspicions())
                .contains("- dimension contry: nothing ever stands at \"contry\": is the path right?\n")
                .contains("- dimension tags is no value (an object, an array, more than 256 bytes) in 100.0 %");
    }

    @Test
    void fieldsThatAreSometimesAbsent() {
        settings.put("input.user", "userId, anonymousId");
        events.add(3, "{'userId':'user-#','anonymousId':'a-#'," + TS + "}")
                .add("{'anonymousId':'a-9'," + TS + "}")
                .add("{'userId':'u1'}");

        assertThat(suspicions())
                .contains(
                        "- input.user: nothing stands at \"userId\" in 20.0 % of the events; \"anonymousId\" is looked at"
                                + " then\n")
                .contains("- input.user: nothing stands at \"anonymousId\" in 20.0 % of the events\n")
                .contains("- input.time: nothing stands at \"ts\" in 20.0 % of the events\n");
    }

    @Test
    void aPathAtWhichNothingEverStands() {
        settings.put("input.user", "userid");
        events.add(3, GOOD);

        assertThat(suspicions()).isEqualTo("- input.user: nothing ever stands at \"userid\": is the path right?\n");
    }

    /** The lines below the last heading. */
    private String suspicions() {
        StringWriter out = new StringWriter();
        new Preview(Settings.of(settings), false, new PrintWriter(out), WIDE).show(events.sample());
        String shown = out.toString();
        String heading = "What looks wrong\n";
        int at = shown.indexOf(heading);
        String below = at < 0 ? "" : shown.substring(at + heading.length());
        return below.replaceFirst("(?s)\n\n.*", "\n");
    }
}
