package dev.rollcall.service.audit.recount;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.changes.CohortLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published first visits against those of the events. */
class FirstVisitFaultsTest {
    private static final int COUNTRY = 1;

    @TempDir
    private Path directory;

    private final List<Visit> visits = new ArrayList<>();

    @Test
    void allIsWellWhereEachComesOnceInOneRecordOrTwo() {
        counted("ann", 10);
        counted("ann", 10);
        published("ann", 10, Segments.ALL);
        published("ann", 10, COUNTRY);

        assertThat(faults()).isEmpty();
    }

    @Test
    void whatIsMissingIsToldBySegment() {
        counted("ann", 10);
        counted("ann", 11);
        published("ann", 10, Segments.ALL, COUNTRY);
        published("ann", 11, Segments.ALL);

        assertThat(faults()).containsExactly("ann 11 1 MISSING");
    }

    @Test
    void whatCameTwiceIsToldAlsoFarApart() {
        counted("ann", 10);
        published("ann", 10, Segments.ALL, COUNTRY);
        published("bob", 10, Segments.ALL, COUNTRY);
        counted("bob", 10);
        published("ann", 10, Segments.ALL);

        assertThat(faults()).containsExactly("ann 10 0 REPEATED");
    }

    @Test
    void whatNobodyDidIsTold() {
        counted("ann", 10);
        published("ann", 10, Segments.ALL, COUNTRY);
        published("ann", 12, COUNTRY);
        published("eve", 10, Segments.ALL);

        assertThat(faults()).containsExactlyInAnyOrder("ann 12 1 UNEXPECTED", "eve 10 0 UNEXPECTED");
    }

    @Test
    void ofAnOpenVisitItMayBeThereOrNot() {
        visit("ann", 10, Visit.Kind.OPEN, COUNTRY);
        visit("bob", 10, Visit.Kind.OPEN, COUNTRY);
        published("bob", 10, Segments.ALL, COUNTRY);

        assertThat(faults()).isEmpty();
    }

    private void counted(String user, int day) {
        visit(user, day, Visit.Kind.COUNTED, COUNTRY);
    }

    private void published(String user, int day, int... segments) {
        visit(user, day, Visit.Kind.PUBLISHED, segments);
    }

    private void visit(String user, int day, Visit.Kind kind, int... segments) {
        visits.add(new Visit(user.getBytes(UTF_8), day, segments, kind));
    }

    /** With so few visits in memory that buckets are split. */
    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        try (Spool spool = new Spool(directory)) {
            visits.forEach(spool::add);
            Recounted recounted = new Recounted(new Windows(7, 30), new CohortLimits(1, 1, 1), new RangeUsers());
            Recount.count(
                    recounted,
                    (user, segment, day, fault) -> faults.add(user + " " + day + " " + segment + " " + fault),
                    spool,
                    done -> {},
                    2);
        }
        return faults;
    }
}
