package dev.rollcall.service.report;

import static dev.rollcall.service.report.Rows.record;
import static dev.rollcall.service.report.Rows.row;
import static dev.rollcall.service.report.Rows.takenBack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.report.ReportRow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportQueryTest {
    private static final SegmentChoice ALL = new SegmentChoice.One("all");
    private static final String HEADER = "day,zone,segment,dau,wau,mau,new\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void onlyRowsThatWereAskedForAreShown() {
        ReportQuery query = query(new RowSelection(day(20), day(21), new SegmentChoice.EachOf("os")));
        learn(query, on(19, "os=x"), on(20, "os=y"), on(20, "all"), on(21, "os=x"), on(22, "os=x"));

        query.showAll();

        assertThat(out).hasToString(HEADER + "2026-11-20,UTC,os=y,1,2,3,4\n2026-11-21,UTC,os=x,1,2,3,4\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anEmptyTopicIsExplained() {
        query(always(ALL)).showAll();

        assertThat(out).hasToString(HEADER);
        assertThat(err)
                .hasToString("topic active-users holds no rows yet; they come once `run` has counted an event\n");
    }

    @Test
    void anUnknownSegmentIsAnsweredWithTheKnownOnes() {
        ReportQuery query = query(always(new SegmentChoice.One("country=XX")));
        learn(query, on(20, "country=US"), on(20, "all"), on(21, "all"), on(21, "country=DE"));

        query.showAll();

        assertThat(out).hasToString(HEADER);
        assertThat(err)
                .hasToString("topic active-users knows no segment country=XX; it knows all, country=DE, country=US\n");
    }

    @Test
    void ofManyKnownSegmentsTenAreNamed() {
        ReportQuery query = query(always(new SegmentChoice.One("x")));
        IntStream.range(10, 23).forEach(i -> learn(query, on(20, "os=" + i)));

        query.showAll();

        assertThat(err)
                .hasToString("topic active-users knows no segment x; it knows os=10, os=11, os=12, os=13, os=14, os=15,"
                        + " os=16, os=17, os=18, os=19 and 3 more\n");
    }

    @Test
    void anUnknownDimensionIsAnsweredWithTheKnownOnes() {
        ReportQuery query = query(always(new SegmentChoice.EachOf("land")));
        learn(query, on(20, "all"), on(20, "os=a=b"), on(20, "os=c"), on(20, "country="));

        query.showAll();

        assertThat(err).hasToString("topic active-users knows no dimension land; it knows country, os\n");
    }

    @Test
    void anUnknownDimensionWhereNoneIsKnownSaysSo() {
        ReportQuery query = query(always(new SegmentChoice.EachOf("land")));
        learn(query, on(20, "all"));

        query.showAll();

        assertThat(err).hasToString("topic active-users knows no dimension land; it knows none\n");
    }

    @Test
    void daysWithoutRowsAreAnsweredWithTheDaysThatHaveSome() {
        ReportQuery query = query(new RowSelection(day(22), LocalDate.MAX, ALL));
        learn(query, on(19, "all"), on(20, "all"), on(22, "os=x"));

        query.showAll();

        assertThat(err).hasToString("topic active-users holds rows of 2026-11-19 to 2026-11-20 only\n");
    }

    @Test
    void aRowThatChangesSeveralTimesInOnePollIsShownOnceAsItIsNow() {
        ReportQuery query = query(always(ALL));

        query.showChanged(List.of(record(dau(1)), record(on(21, "all")), record(dau(2)), record(dau(3))));

        assertThat(out).hasToString("2026-11-20,UTC,all,3,9,9,9\n2026-11-21,UTC,all,1,2,3,4\n");
    }

    @Test
    void aRowThatDoesNotChangeIsNotShownAgain() {
        ReportQuery query = query(always(ALL));
        learn(query, dau(1));

        query.showChanged(List.of(record(dau(1))));

        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aChangedRowThatWasNotAskedForIsNotShown() {
        ReportQuery query = query(always(ALL));

        query.showChanged(List.of(record(on(20, "os=x")), takenBack(on(20, "all"))));

        assertThat(out.toString()).isEmpty();
    }

    private ReportQuery query(RowSelection selection) {
        return new ReportQuery("active-users", selection, new CsvRows(), new PrintWriter(out), new PrintWriter(err));
    }

    private static RowSelection always(SegmentChoice segments) {
        return new RowSelection(LocalDate.MIN, LocalDate.MAX, segments);
    }

    private static void learn(ReportQuery query, ReportRow... rows) {
        for (ReportRow row : rows) {
            query.learn(record(row));
        }
    }

    private static ReportRow on(int day, String segment) {
        return row(day(day).toString(), segment, 1, 2, 3, 4);
    }

    private static ReportRow dau(long dau) {
        return row("2026-11-20", "all", dau, 9, 9, 9);
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 11, day);
    }
}
