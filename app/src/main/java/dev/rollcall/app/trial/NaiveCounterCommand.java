package dev.rollcall.app.trial;

import dev.rollcall.app.command.SettingsOptions;
import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.StopSignals;
import dev.rollcall.trials.drill.scene.NaiveCounter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What {@code drill --processor naive} puts on trial. */
@Command(
        name = NaiveCounter.COMMAND,
        hidden = true,
        description = "Counts events without any guarantee, for `drill --processor naive`.")
public final class NaiveCounterCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Override
    public Integer call() {
        try (StopSignals stop = StopSignals.listen()) {
            new NaiveCounter(settings.load()).run(stop::requested);
        }
        return ExitStatus.DONE;
    }
}
