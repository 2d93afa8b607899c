package dev.rollcall.app.trial;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.StopSignals;
import dev.rollcall.trials.lab.relay.RelayProcess;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What experiments of the lab kill and pause. */
@Command(
        name = RelayProcess.COMMAND,
        hidden = true,
        description = "Copies events from one topic to another, for `lab`, as carefully as it is told.")
public final class RelayCommand implements Callable<Integer> {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "What it is told.")
    private Path config;

    @Option(names = "--stop-at", paramLabel = "POINT:N", description = "Where it stands still to be killed.")
    private String stopAt;

    @Override
    public Integer call() {
        try (StopSignals stop = StopSignals.listen()) {
            RelayProcess.run(config, Optional.ofNullable(stopAt), stop::requested);
        }
        return ExitStatus.DONE;
    }
}
