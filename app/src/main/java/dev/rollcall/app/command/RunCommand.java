package dev.rollcall.app.command;

import dev.rollcall.bytes.UnknownVersionException;
import dev.rollcall.service.Causes;
import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.StopSignals;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.MissingRights;
import dev.rollcall.service.http.HttpService;
import dev.rollcall.service.run.CompilerDirectives;
import dev.rollcall.service.run.Instance;
import dev.rollcall.settings.Settings;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one instance until it is told to stop. */
@Command(
        name = "run",
        description = {
            "Counts the events of the input topic until it is stopped.",
            "",
            "Checks first that the brokers answer and that the input topic exists, and creates the topics that it owns."
                    + " Start it once more, here or on another machine, and the instances share the work."
                    + " SIGTERM or Ctrl-C ends it cleanly."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall run --config rollcall.properties",
            "  rollcall run --config rollcall.properties --set zone=Europe/Berlin",
            "  rollcall run --config rollcall.properties --until-caught-up && echo counted",
            "",
            "Exit status: 0 stopped as asked, or caught up; 1 failed, out of memory, no broker; 2 wrong usage or configuration, no input topic;"
                    + " 3 input was deleted before it was counted."
        })
public final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--until-caught-up",
            description =
                    "End with status 0 when everything that is in the input topic at the start is counted and published.")
    private boolean untilCaughtUp;

    @Option(
            names = "--accept-lost-input",
            description = "Start although retention has deleted events before they were counted.")
    private boolean acceptLostInput;

    @Override
    public Integer call() {
        Settings loaded = settings.load();
        CompilerDirectives.addSoon();
        Instance instance = Instance.start(loaded, Clock.systemUTC(), acceptLostInput);
        StopSignals signals = StopSignals.listen();
        try (signals) {
            // After the instance: what it starts on its own threads does not wait for this.
            Optional<HttpService> http = HttpService.start(loaded, Clock.systemUTC(), instance);
            int status = awaitEnd(instance, signals.request());
            LOG.info("Stopping");
            http.ifPresent(HttpService::close);
            boolean clean = instance.stop();
            LOG.info("Stopped");
            return status == ExitStatus.DONE && !clean ? ExitStatus.FAILED : status;
        } finally {
            instance.close();
        }
    }

    private int awaitEnd(Instance instance, CompletableFuture<Void> told) {
        CompletableFuture<Void> caughtUp = untilCaughtUp ? instance.caughtUp() : new CompletableFuture<>();
        CompletableFuture.anyOf(instance.failed(), caughtUp, told).join();
        if (instance.failed().isDone()) {
            report(instance.failed().join());
            return ExitStatus.FAILED;
        }
        if (caughtUp.isDone()) {
            LOG.info("Caught up: all that was in the input topic at the start is counted and published");
        }
        return ExitStatus.DONE;
    }

    private static void report(Throwable failure) {
        Causes.find(failure, UserError.class)
                .map(Throwable::getMessage)
                .or(() -> MissingRights.explain(failure))
                .or(() -> Causes.find(failure, UnknownVersionException.class).map(Throwable::getMessage))
                .ifPresentOrElse(
                        line -> LOG.error("Rollcall stops: {}", line),
                        () -> LOG.error("Rollcall failed and stops", failure));
    }
}
