package dev.rollcall.service.report.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.report.GapsRow;
import dev.rollcall.report.Period;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.service.report.RowFormat;
import dev.rollcall.service.report.RowSelection;
import dev.rollcall.service.report.SegmentChoice;
import dev.rollcall.service.report.UnreadableTopicException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RangeQueryTest {
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final SegmentChoice ALL = new SegmentChoice.One("all");
    private static final SegmentChoice COUNTRIES = new SegmentChoice.EachOf("country");
    private static final Duration A_DAY = Duration.ofDays(1);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Three users on Friday, of whom two come on Sunday; one of them and a new one on Monday, and one who came back on Tuesday. */
    private static final List<GapsRow> GAPS = List.of(
            gaps("2026-11-20", "all", 3, Map.of()),
            gaps("2026-11-22", "all", 0, Map.of(2, 2L)),
            gaps("2026-11-23", "all", 1, Map.of(1, 1L)),
            gaps("2026-11-24", "all", 0, Map.of(1, 1L, 4, 1L)),
            gaps("2026-11-20", "country=DE", 2, Map.of()),
            gaps("2026-11-22", "country=DE", 0, Map.of(2, 1L)),
            gaps("2026-11-20", "country=F,R", 1, Map.of()));

    private static GapsRow gaps(String day, String segment, long newUsers, Map<Integer, Long> gaps) {
        return new GapsRow(LocalDate.parse(day), ZONE, segment, newUsers, new TreeMap<>(gaps));
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        return new ConsumerRecord<>("topic", 0, 7, key, value);
    }

    private static RowSelection days(String from, String to, SegmentChoice segments) {
        return new RowSelection(LocalDate.parse(from), LocalDate.parse(to), segments);
    }

    private static RowSelection always(SegmentChoice segments) {
        return new RowSelection(LocalDate.MIN, LocalDate.MAX, segments);
    }

    private void unique(RowSelection selection, RowFormat format) {
        show(new UniqueUsers(selection, A_DAY), selection, format);
    }

    private void growth(Period period, RowSelection selection, RowFormat format) {
        show(new GrowthByPeriod(period, selection, A_DAY), selection, format);
    }

    private void show(Question question, RowSelection selection, RowFormat format) {
        RangeQuery query = new RangeQuery(question, selection, format, 100);
        GAPS.forEach(row -> query.learn(record(row.key(), row.value())));
        query.show("topic", new PrintWriter(out), new PrintWriter(err));
    }

    private void retention(Period period, RowSelection selection, RowFormat format, int width) {
        RangeQuery query = new RangeQuery(new Retention(period, selection), selection, format, width);
        List.of(
                        retention("2026-11-09", 8, List.of(8L, 4L, 0L)),
                        retention("2026-11-16", 0, List.of(0L, 0L)),
                        retention("2026-11-23", 3, List.of(3L)),
                        new RetentionRow(Period.DAY, LocalDate.parse("2026-11-09"), ZONE, "all", List.of(1L)))
                .forEach(row -> query.learn(record(row.key(), row.value())));
        query.show("topic", new PrintWriter(out), new PrintWriter(err));
    }

    private static RetentionRow retention(String cohort, long users, List<Long> active) {
        assertThat(active.get(0)).isEqualTo(users);
        return new RetentionRow(Period.WEEK, LocalDate.parse(cohort), ZONE, "all", active);
    }

    @Test
    void distinctUsersOfARangeAreOneNumber() {
        unique(days("2026-11-21", "2026-11-23", ALL), RowFormat.TABLE);

        assertThat(out).hasToString("""
                        distinct users from 2026-11-21 to 2026-11-23, zone UTC

                        segment  users
                        all          3
                        (1 row)
                        Events of the last of these days may still come.
                        """);
    }

    @Test
    void withoutDaysTheRangeIsAllThatIsKnown() {
        unique(always(ALL), RowFormat.JSON);

        assertThat(out)
                .hasToString("{\"from\":\"2026-11-20\",\"to\":\"2026-11-24\",\"zone\":\"UTC\",\"segment\":\"all\","
                        + "\"users\":4,\"open\":true}\n");
    }

    @Test
    void aDimensionHasALinePerSegment() {
        unique(days("2026-11-20", "2026-11-22", COUNTRIES), RowFormat.CSV);

        assertThat(out).hasToString("""
                        from,to,zone,segment,users,open
                        2026-11-20,2026-11-22,UTC,country=DE,2,false
                        2026-11-20,2026-11-22,UTC,"country=F,R",1,false
                        """);
    }

    @Test
    void theLargestSegmentComesFirstInATable() {
        unique(always(COUNTRIES), RowFormat.TABLE);

        assertThat(out.toString().lines().skip(2).limit(4))
                .containsExactly(
                        "segment      users",
                        "country=DE       2  " + "█".repeat(80),
                        "country=F,R      1  " + "█".repeat(40),
                        "(2 rows)");
        assertThat(out.toString()).contains("may add up to more than all");
    }

    @Test
    void whatIsNotThereIsExplained() {
        unique(days("2026-11-25", "2026-11-26", ALL), RowFormat.TABLE);
        growth(Period.DAY, always(new SegmentChoice.One("country=XX")), RowFormat.TABLE);

        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("""
                        topic topic holds rows of 2026-11-20 to 2026-11-24 only
                        topic topic knows no segment country=XX; it knows all, country=DE, country=F,R
                        """);
    }

    @Test
    void growthOfDaysLeavesOpenWhoMayStillCome() {
        growth(Period.DAY, days("2026-11-21", "2026-12-31", ALL), RowFormat.TABLE);

        assertThat(out.toString().lines().map(line -> line.replaceFirst("  +[ █▐▏▎▍▌▋▊▉]*│[█▏▎▍▌▋▊▉]*$", "")))
                .containsExactly(
                        "growth by day, segment all, zone UTC",
                        "",
                        "day         users  new  returning  resurrected  dormant  net  quick ratio",
                        "2026-11-21      0    0          0            0        3   -3         0.00",
                        "2026-11-22      2    0          0            2        0   +2            -",
                        "2026-11-23      2    1          1            0        …    …            …",
                        "2026-11-24      2    0          1            1        …    …            …",
                        "Bars: left dormant, right new and resurrected.",
                        "… is not known yet: events of 2026-11-23 and later may still come.");
        assertThat(out.toString()
                        .lines()
                        .skip(3)
                        .map(line -> line.replaceFirst("^.{73}", ""))
                        .limit(2))
                .allSatisfy(bars -> assertThat(bars).contains("│"));
    }

    @Test
    void growthOfWeeksForPrograms() {
        growth(Period.WEEK, always(ALL), RowFormat.CSV);
        growth(Period.WEEK, days("2026-11-24", "2026-11-24", ALL), RowFormat.JSON);

        assertThat(out).hasToString("""
                        period,zone,segment,name,from,to,users,new,retained,resurrected,dormant,net,quickRatio,over,open
                        week,UTC,all,2026-W47,2026-11-16,2026-11-22,3,3,0,0,0,3,,true,false
                        week,UTC,all,2026-W48,2026-11-23,2026-11-29,3,1,2,0,1,0,1.0,false,true
                        {"period":"week","zone":"UTC","segment":"all","name":"2026-W48","from":"2026-11-23",\
                        "to":"2026-11-29","users":3,"new":1,"retained":2,"resurrected":0,"dormant":1,"net":0,\
                        "quickRatio":1.0,"over":false,"open":true}
                        """);
    }

    @Test
    void retentionIsATriangle() {
        retention(Period.WEEK, always(ALL), RowFormat.TABLE, 100);

        assertThat(out).hasToString("""
                        retention by week, segment all, zone UTC
                        % of the users whose first week it was who were active so many weeks later

                        week      users     +0    +1   +2
                        2026-W46      8  █100   ▓50    0*
                        2026-W47      0     -     -*
                        2026-W48      3  █100*
                        * is not over
                        """);
    }

    @Test
    void retentionSaysWhatDoesNotFit() {
        retention(Period.WEEK, always(ALL), RowFormat.TABLE, 30);

        assertThat(out.toString()).doesNotContain("   +2", "  0*").contains("From +2 on: a wider terminal");
    }

    @Test
    void retentionForPrograms() {
        retention(Period.WEEK, days("2026-11-15", "2026-11-15", ALL), RowFormat.CSV, 0);
        retention(Period.WEEK, days("2026-11-15", "2026-11-15", ALL), RowFormat.JSON, 0);

        assertThat(out).hasToString("""
                        period,cohort,zone,segment,n,users
                        week,2026-11-09,UTC,all,0,8
                        week,2026-11-09,UTC,all,1,4
                        week,2026-11-09,UTC,all,2,0
                        {"period":"week","cohort":"2026-11-09","zone":"UTC","segment":"all","users":8,"active":[8,4,0]}
                        """);
    }

    @Test
    void aTopicThatHoldsSomethingElseIsNamed() {
        RangeQuery query = new RangeQuery(new UniqueUsers(always(ALL), A_DAY), always(ALL), RowFormat.CSV, 0);
        byte[] key = GAPS.get(0).key();

        assertThatThrownBy(() -> query.learn(record(key, new byte[] {'{', '}'})))
                .isInstanceOf(UnreadableTopicException.class)
                .hasMessage(
                        "topic topic, partition 0, offset 7 holds no gaps row: there is no field day; check the topic's"
                                + " name in the configuration");
    }
}
