package dev.rollcall.trials.demo;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.SegmentTable;
import dev.rollcall.settings.Settings;
import dev.rollcall.trials.WorkDirectory;
import dev.rollcall.trials.traffic.AccountTotals;
import dev.rollcall.trials.traffic.Published;
import dev.rollcall.trials.traffic.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a demo says before and after its numbers. */
final class DemoText {
    private static final int DAYS = 10;

    private DemoText() {}

    static String scenario(Scenario scenario) {
        return text(
                "Rollcall demo: %,d events of up to %,d users, %s to %s (%s), seed %d",
                scenario.events(),
                scenario.users(),
                scenario.firstDay(),
                scenario.lastDay(),
                DemoSettings.ZONE,
                scenario.seed());
    }

    static String places(Settings settings, WorkDirectory directory, String log) {
        return text(
                "Broker  %s, topics %s, %s, %s, %s%nFiles   %s (%s)%nLog     %s%n"
                        + "Look from another terminal:%n  rollcall query --config %s%n",
                settings.bootstrapServers(),
                settings.inputTopics().get(0),
                settings.outputTopic(),
                settings.rejectedTopic(),
                settings.accountsTopic(),
                directory.path(),
                directory.temporary() ? "deleted at the end, unless --keep names a directory" : "kept",
                log,
                directory.configuration());
    }

    /** Shows the last days of all users. */
    static void days(Published published, Display display) {
        List<ReportRow> days = published.rows().stream()
                .filter(row -> row.segment().equals(ReportRow.ALL))
                .toList();
        display.say("");
        new SegmentTable(ReportRow.ALL, display.width())
                .showAll(days.subList(Math.max(0, days.size() - DAYS), days.size()), display.out());
        display.say("");
    }

    static String rejected(Published published) {
        AccountTotals accounts = published.accounts();
        String reasons = accounts.rejected().entrySet().stream()
                .map(entry -> text("%s %,d", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return text(
                "Ignored %,d, rejected %,d of %,d events: %s",
                accounts.ignored(), accounts.rejectedTotal(), accounts.read(), reasons);
    }

    static String timing(long events, Duration loaded, Duration counted) {
        return text(
                "%nLoaded after %.1f s, counted and published after %.1f s (%,d events/s, with the start)",
                seconds(loaded), seconds(counted), Math.round(events / seconds(counted)));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
