package dev.rollcall.trials.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.RollcallCommandLine;
import dev.rollcall.report.Counts;
import dev.rollcall.report.ReportRow;
import dev.rollcall.service.ExitStatus;
import dev.rollcall.settings.Settings;
import dev.rollcall.trials.traffic.Published;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private static final String[] SMALL = {"demo", "--events", "20010", "--days", "5", "--users", "500"};

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyPublishedNumberIsTheTruth() {
        int status = execute(SMALL);

        assertThat(status).as(() -> out + "\n" + err).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString())
                .contains("read 20,010 of 20,010 (100 %)", "TOO_LARGE 1")
                .containsPattern(
                        "Exact: all [0-9,]+ report rows, [0-9,]+ gaps, [0-9,]+ cohorts, the accounts and the rejected events equal the truth");
    }

    @Test
    void aWrongRowIsFound() {
        DemoOptions options = new DemoOptions(2_000, OptionalInt.empty(), 100, 3, 1, Optional.empty(), false);
        Demo demo = new Demo(options, new PrintWriter(out), Clock.systemUTC(), DemoIT::withOneUserMore);

        int status = demo.run();

        assertThat(status).isEqualTo(ExitStatus.NO);
        assertThat(out.toString()).contains("Not exact: 1 difference");
    }

    private static Published withOneUserMore(Settings settings) {
        Published published = Published.read(settings);
        List<ReportRow> rows = new ArrayList<>(published.rows());
        ReportRow row = rows.remove(0);
        Counts counts = new Counts(row.counts().dau() + 1, 0, 0, 0, 0, 0, 0, 0, 0);
        rows.add(new ReportRow(row.day(), row.zone(), row.segment(), counts));
        return new Published(rows, published.gaps(), published.cohorts(), published.accounts(), published.rejected());
    }

    @Test
    void aDirectoryWithSomethingInItIsRefused(@TempDir Path directory) throws Exception {
        Files.createFile(directory.resolve("mine"));

        int status = execute("demo", "--keep", directory.toString());

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().contains("is not empty");
    }

    @Test
    void aNumberOutOfRangeIsWrongUsage() {
        int status = execute("demo", "--events", "1");

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().contains("--events is 1, and must be 2");
    }

    @Test
    void whatIsKeptIsKeptWhereItWasAskedFor(@TempDir Path directory) {
        Path kept = directory.resolve("kept");

        int status = execute("demo", "--events", "1000", "--days", "2", "--users", "50", "--keep", kept.toString());

        assertThat(status).as(() -> out + "\n" + err).isEqualTo(ExitStatus.DONE);
        assertThat(kept.resolve("rollcall.properties")).content().contains("dimensions=country,platform");
        assertThat(kept.resolve("broker")).isNotEmptyDirectory();
        assertThat(kept.resolve("demo.log")).exists();
    }

    private int execute(String... args) {
        return RollcallCommandLine.create()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
