package dev.rollcall.app.command;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.StopSignals;
import dev.rollcall.service.http.HttpService;
import dev.rollcall.settings.Settings;
import dev.rollcall.sinks.TargetAwayException;
import dev.rollcall.sinks.run.Sink;
import dev.rollcall.sinks.run.SinkCheck;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps a database equal to the topics of results. */
@Command(
        name = "sink",
        description = {
            "Keeps a database equal to the topics of results, until it is stopped.",
            "",
            "Reads what `run` publishes and writes it to the database that sink.url names, rows and positions in one transaction."
                    + " Start it once more, and the second one stands by for the first. A database that is away is waited for."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall sink --config rollcall.properties",
            "  rollcall sink --config rollcall.properties --once",
            "  rollcall sink --config rollcall.properties --check || echo different",
            "",
            "Exit status: 0 stopped as asked, up to date, or equal; 1 failed, no broker answers, a row that the database refuses, with"
                    + " --check also a database that is away; 2 wrong usage or configuration, a missing topic or right; 3 database and"
                    + " topics differ."
        })
public final class SinkCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(SinkCommand.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    private CommandSpec command;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--once",
            description =
                    "End when the database holds everything that is in the topics at the start, whichever sink writes it.")
    private boolean once;

    @Option(
            names = "--check",
            description =
                    "Write nothing, but compare the database with the topics, row by row. It must hold everything that is in the"
                            + " topics at the start; a sink at work has 30 s for that.")
    private boolean check;

    @Override
    public Integer call() {
        Settings loaded = settings.loadWithSink();
        return check ? compare(loaded) : run(loaded);
    }

    private int run(Settings loaded) {
        try (Sink sink = new Sink(loaded);
                StopSignals signals = StopSignals.listen()) {
            Optional<HttpService> http = once
                    ? Optional.empty()
                    : HttpService.startBeside(loaded, Clock.systemUTC(), sink::scrape, sink::live, sink::ready);
            signals.request().thenRun(sink::stop);
            sink.run(once);
            http.ifPresent(HttpService::close);
            LOG.info(once ? "The target is up to date" : "Stopped");
        }
        return ExitStatus.DONE;
    }

    private int compare(Settings loaded) {
        PrintWriter out = command.commandLine().getOut();
        SinkCheck.Result result;
        try {
            result = SinkCheck.compare(loaded, PATIENCE);
        } catch (TargetAwayException e) {
            command.commandLine().getErr().println("sink.url: the target cannot be reached: " + e.getMessage());
            return ExitStatus.FAILED;
        }
        result.differences().forEach(out::println);
        if (result.count() > result.differences().size()) {
            out.printf("and %,d more%n", result.count() - result.differences().size());
        }
        out.printf(
                "%,d records compared, %,d difference%s%n",
                result.records(), result.count(), result.count() == 1 ? "" : "s");
        return result.count() == 0 ? ExitStatus.DONE : ExitStatus.NO;
    }
}
