package dev.rollcall.app.command;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.StopSignals;
import dev.rollcall.trials.drill.NaiveCounter;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What {@code drill --processor naive} puts on trial. */
@Command(
        name = NaiveCounter.COMMAND,
        hidden = true,
        description = "Counts events without any guarantee, for `drill --processor naive`.")
final class NaiveCounterCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Override
    public Integer call() {
        AtomicBoolean stopped = new AtomicBoolean();
        StopSignals signals = StopSignals.listen(() -> stopped.set(true));
        try (signals) {
            new NaiveCounter(settings.load()).run(stopped::get);
        }
        return ExitStatus.DONE;
    }
}
