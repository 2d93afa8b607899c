package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.OperatingSystemMXBean;
import dev.rollcall.event.Dimension;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsValuesTest {
    @Test
    void aBadValueIsReportedWithKeyValueOriginReasonAndWhatIsValid() {
        List<String> problems = Assigned.problems("wau.days=401");

        assertThat(problems)
                .containsExactly("wau.days = \"401\" (--set): too large; valid: a whole number from 2 to 400");
    }

    @Test
    void everyProblemIsReportedOnALineOfItsOwn() {
        List<String> problems = Assigned.problems("zone=Nowhere", "http.port=x", "colour=red", "kafka.acks=0");

        assertThat(problems).hasSize(4).noneMatch(line -> line.contains("\n"));
    }

    @Test
    void aValueOfSeveralLinesIsReportedOnOne() {
        List<String> problems = Assigned.problems("input.topic=a\nb");

        assertThat(problems).singleElement().asString().startsWith("input.topic = \"a\\u000ab\" (--set)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log.format=xml",
                "log.level=all",
                "bootstrap.servers=",
                "bootstrap.servers=localhost",
                "bootstrap.servers=:9092",
                "bootstrap.servers=localhost:0",
                "bootstrap.servers=localhost:65536",
                "bootstrap.servers=localhost:9999999999",
                "bootstrap.servers=one:9092,,two:9092",
                "application.id=",
                "application.id=..",
                "application.id=a/b",
                "input.topic=",
                "input.topic=.",
                "input.topic=click stream",
                "input.topic=__consumer_offsets",
                "output.topic=a:b",
                "rejected.topic=Ereignisse-ä",
                "accounts.topic=$",
                "input.user=",
                "input.user=@timestamp",
                "input.user=@id",
                "input.user=a..b",
                "input.user=a b",
                "input.where=a=",
                "input.where=,",
                "input.where==b",
                "input.where=!",
                "input.where=a b=c",
                "input.user=a,,b",
                "input.user=a,a",
                "input.user=/a~b",
                "input.user=@header:",
                "input.user.case=upper",
                "input.user.ignore=a,,b",
                "input.key.format=short",
                "input.time.zone=Mars",
                "input.time.format=HH:mm",
                "input.time=@key",
                "input.time=.ts",
                "input.time.format=epoch",
                "input.time.format=AUTO",
                "dimensions=country,,os",
                "dimensions=country,",
                "dimensions=,",
                "dimensions=@key",
                "dimensions=key=@key",
                "dimensions=@a=b",
                "dimensions==country",
                "dimensions=country=",
                "dimensions=a.",
                "dimensions=a/b",
                "dimensions=a*",
                "dimensions=a*a",
                "dimensions=a*b*c*d",
                "dimensions=a*b=c",
                "dimensions=a/b=c",
                "dimensions=os,os=device.os",
                "dimensions=os=device.os,system=device.os",
                "zone=",
                "zone=+02:00",
                "zone=CEST",
                "wau.days=1",
                "wau.days=401",
                "wau.days=week",
                "mau.days=1",
                "mau.days=401",
                "time.max-lateness=-PT1S",
                "time.max-lateness=P1M",
                "time.max-lateness=P40001D",
                "time.max-ahead=1",
                "time.max-ahead=P367D",
                "time.earliest=yesterday",
                "time.latest=2100",
                "http.allowed-hosts=a b,c",
                "start.timeout=-PT1S",
                "visits.partitions=0",
                "visits.partitions=1001",
                "topics.replication.factor=0",
                "topics.replication.factor=-2",
                "topics.replication.factor=40000",
                "state.dir=",
                "state.dir=a\0b",
                "standby.replicas=-1",
                "standby.replicas=6",
                "threads=0",
                "threads=1001",
                "threads=2.5",
                "http.host=",
                "http.host=a b",
                "http.port=-2",
                "http.port=65536",
            })
    void whatCannotBeIsRefusedByItsKey(String assignment) {
        List<String> problems = Assigned.problems(assignment);

        String key = assignment.substring(0, assignment.indexOf('='));
        assertThat(problems).first().asString().startsWith(key + " = \"").contains("; valid: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bootstrap.servers=kafka-1.example:9092,10.0.0.1:65535",
                "application.id=team.rollcall_2-eu",
                "input.topic=click.stream",
                "input.user=common.uid",
                "input.time=/a b/c, @timestamp",
                "input.user=userId, anonymousId, /user.id, @header:user, @key",
                "input.time.format=dd/MM/yyyy HH:mm:ss",
                "dimensions=",
                "zone=America/Argentina/Buenos_Aires",
                "zone=Etc/GMT+12",
                "wau.days=2",
                "mau.days=400",
                "time.max-lateness=P400D",
                "time.max-ahead=P366D",
                "time.earliest=1970-01-01",
                "time.latest=9999-12-31",
                "http.allowed-hosts=counts.example, 10.0.0.7",
                "start.timeout=PT0S",
                "visits.partitions=1",
                "visits.partitions=1000",
                "topics.replication.factor=-1",
                "topics.replication.factor=32767",
                "standby.replicas=0",
                "standby.replicas=5",
                "threads=1000",
                "http.host=::1",
                "http.port=-1",
                "http.port=0",
                "http.port=65535",
                "http.token=~1234567-9abcde!",
            })
    void whatCanBeIsTaken(String assignment) {
        List<String> problems = Assigned.problems(assignment);

        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "zone=Europe/Berln, did you mean Europe/Berlin?",
        "zone=america/new_york, did you mean America/New_York?",
        "zone=utc, did you mean UTC?",
    })
    void aNearMissIsToldWhatWasProbablyMeant(String assignment, String hint) {
        List<String> problems = Assigned.problems(assignment);

        assertThat(problems).singleElement().asString().contains("; " + hint);
    }

    @Test
    void anApplicationIdLeavesRoomForTheNamesOfInternalTopics() {
        List<String> problems = Assigned.problems("application.id=" + "a".repeat(201));

        assertThat(problems).singleElement().asString().contains("longer than 200 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "input.topic=active-users-accounts, input.topic, accounts.topic",
        "output.topic=events, input.topic, output.topic",
        "rejected.topic=active-users, output.topic, rejected.topic",
        "accounts.topic=active-users-rejected, rejected.topic, accounts.topic",
    })
    void theTopicsAreAllDifferent(String assignment, String key, String otherKey) {
        List<String> problems = Assigned.problems(assignment);

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(key + " = ")
                .contains(" and " + otherKey + " = ", "must be different topics");
    }

    @Test
    void severalInputTopicsAreNamedWithCommas() {
        assertThat(Assigned.settings("input.topic=web, app ,web-2").inputTopics())
                .containsExactly("web", "app", "web-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "events-.*; patterns are not read; name the topics, with commas between them",
                "web,events-[0-9]; patterns are not read; name the topics, with commas between them",
                "a,b,a; a topic comes twice",
                "a,,b; a name is empty; remove the extra comma",
                "a,b c; valid: names of topics, comma-separated",
                "a,active-users; must be different topics",
                "a,active-users-gaps; must be different topics",
            })
    void whatIsNoListOfTopicsIsOneLineWithTheWayOut(String topics, String complaint) {
        assertThat(Assigned.problems("input.topic=" + topics))
                .singleElement()
                .asString()
                .startsWith("input.topic = \"" + topics + "\" (--set)")
                .contains(complaint);
    }

    @Test
    void topicsThatBrokersCannotTellApartAreNotDifferent() {
        List<String> problems = Assigned.problems("input.topic=app.events", "rejected.topic=app_events");

        assertThat(problems).singleElement().asString().contains("(. and _ count as the same)");
    }

    @Test
    void valuesOfADimensionMayBeNamed() {
        Settings settings = Settings.of(Map.of(
                "bootstrap.servers",
                "localhost:9092",
                "dimensions",
                "country,os=device.os",
                "dimension.values.os",
                "ios, android"));

        assertThat(settings.eventSchema().dimensions())
                .containsExactly(
                        new Dimension("country", "country"),
                        new Dimension("os", "device.os", List.of("ios", "android")));
    }

    @Test
    void aCombinationKnowsTheDimensionsThatItCombines() {
        Settings settings = Assigned.settings(
                "dimensions=os=device.os, country*os, three=country*os*/a.b", "dimension.values.os=ios");

        Dimension os = new Dimension("os", "device.os", List.of("ios"));
        Dimension country = new Dimension("country", "country");
        assertThat(settings.eventSchema().dimensions())
                .containsExactly(
                        os,
                        new Dimension("country*os", "country*device.os", List.of(), List.of(country, os)),
                        new Dimension(
                                "three",
                                "country*device.os*/a.b",
                                List.of(),
                                List.of(country, os, new Dimension("/a.b", "/a.b"))));
    }

    @Test
    void valuesOfNoDimensionAreRefused() {
        List<String> problems =
                Assigned.problems("dimensions=country", "dimension.values.os=ios", "dimension.values.country=DE,,FR");

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "dimension.values.os = \"ios\" (--set): there is no dimension os; there are: country",
                        "dimension.values.country = \"DE,,FR\" (--set): a value is empty; remove the extra comma; valid:"
                                + " comma-separated values, at least one");
    }

    @Test
    void theLatestDayIsNotBeforeTheEarliest() {
        List<String> problems = Assigned.problems("time.earliest=2026-02-01", "time.latest=2026-01-31");

        assertThat(problems)
                .containsExactly(
                        "time.latest = \"2026-01-31\" (--set) is before time.earliest = \"2026-02-01\" (--set);"
                                + " no event would be counted");
    }

    @Test
    void topicsAreNamedAfterTheOutputTopicUnlessTheyAreSet() {
        Settings settings = Settings.of(
                Map.of("bootstrap.servers", "localhost:9092", "output.topic", "dau", "rejected.topic", "not-counted"));

        assertThat(settings.accountsTopic()).isEqualTo("dau-accounts");
        assertThat(settings.rejectedTopic()).isEqualTo("not-counted");
    }

    @ParameterizedTest
    @CsvSource({
        "67108864, 67108864",
        "64MiB, 67108864",
        "512 MiB, 536870912",
        "1048576KiB, 1073741824",
        "2GiB, 2147483648",
    })
    void memoryIsBytesOrHasAUnit(String amount, long bytes) {
        Settings settings = Settings.of(Map.of("bootstrap.servers", "localhost:9092", "memory.rocksdb", amount));

        assertThat(settings.rocksDbMemory()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "512m, no such unit as m; write 512MiB",
        "2GB, no such unit as GB; write 2GiB",
        "2Gi, no such unit as Gi; write 2GiB",
        "7 apples, no such unit as apples",
        "half, not an amount of memory",
        "-1, not an amount of memory",
        "63MiB, too small",
        "99999999999GiB, too large",
    })
    void anAmountOfMemoryThatIsNoneIsReported(String amount, String reason) {
        List<String> problems = Assigned.problems("memory.rocksdb=" + amount);

        assertThat(problems)
                .containsExactly("memory.rocksdb = \"" + amount + "\" (--set): " + reason
                        + "; valid: bytes, or a whole number with KiB, MiB or GiB, from 64MiB");
    }

    @Test
    void aQuarterOfTheMemoryIsForRocksDbByDefault() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        long bytes = Settings.of(Map.of("bootstrap.servers", "localhost:9092")).rocksDbMemory();

        assertThat(bytes).isCloseTo(system.getTotalMemorySize() / 4, within(1024L * 1024));
    }
}
