package dev.rollcall.app.command;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.StopSignals;
import dev.rollcall.service.report.ReportQuery;
import dev.rollcall.service.report.query.RangeQuery;
import dev.rollcall.settings.Settings;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows report rows, or what follows from the rows of gaps and retention. */
@Command(
        name = "query",
        description = {
            "Shows daily, weekly and monthly active users from the output topic; or the distinct users of any range of days,"
                    + " growth, or retention.",
            "",
            "Reads what is committed, to the end of the topic; `run` may be counting at the same time, or not. A user counts"
                    + " once in each segment, so segments of one dimension may add up to more than all."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall query --config rollcall.properties",
            "  rollcall query --config rollcall.properties --segment country=DE",
            "  rollcall query --config rollcall.properties --by country --format csv > c.csv",
            "  rollcall query --config rollcall.properties --follow",
            "  rollcall query --config rollcall.properties --unique --from 2026-03-01",
            "  rollcall query --config rollcall.properties --growth week",
            "  rollcall query --config rollcall.properties --retention month",
            "",
            "Exit status: 0 shown, also if there are no rows, or interrupted with --follow; 1 failed, no broker; 2 wrong usage or"
                    + " configuration, no output topic."
        })
public final class QueryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private QueryOptions options;

    @Override
    public Integer call() {
        Settings loaded = settings.load();
        Optional<RangeQuery> range = options.rangeQuery(loaded);
        if (range.isPresent()) {
            range.get()
                    .show(
                            loaded,
                            command.commandLine().getOut(),
                            command.commandLine().getErr());
            return ExitStatus.DONE;
        }
        ReportQuery query = new ReportQuery(
                loaded.outputTopic(),
                options.selection(),
                options.rendering(),
                command.commandLine().getOut(),
                command.commandLine().getErr());
        if (options.follow()) {
            follow(query, loaded);
        } else {
            query.show(loaded.clientProperties());
        }
        return ExitStatus.DONE;
    }

    private static void follow(ReportQuery query, Settings settings) {
        StopSignals signals = StopSignals.interrupting();
        try (signals) {
            query.follow(settings.clientProperties());
        } catch (InterruptException asked) {
            // The end that was asked for; what comes after it is not to be interrupted.
            Thread.interrupted();
        }
    }
}
