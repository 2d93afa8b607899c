package dev.rollcall.app.command;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.reset.Reset;
import dev.rollcall.service.reset.StillRunningException;
import dev.rollcall.settings.Settings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts over. */
@Command(
        name = "reset",
        description = {
            "Deletes everything that was counted, so that the next `run` counts the input topic from its oldest event.",
            "",
            "Deletes the positions of the group, the internal topics and the settings topic of this application.id and its state"
                    + " on this machine, and publishes tombstones for all report rows and accounts, in one transaction, so that"
                    + " those who follow the topics learn of it. The input topic stays as it is. All instances must be stopped.",
            "",
            "The whole is not one transaction: if it fails half-way, fix what it says and reset once more before the next run. State on other machines cannot be"
                    + " reached from here: delete it there."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall reset --config rollcall.properties --dry-run",
            "  rollcall reset --config rollcall.properties --execute --rejected",
            "",
            "Exit status: 0 done, or shown; 1 failed, no broker; 2 wrong usage or configuration; 3 refused, because instances"
                    + " run."
        })
public final class ResetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SettingsOptions settings;

    @ArgGroup(multiplicity = "1")
    private Mode mode;

    @Option(
            names = "--rejected",
            description =
                    "Delete the rejected events, too. Without it they come a second time, which `verify` reports.")
    private boolean rejected;

    /** Either of them has to be given, so that nothing is deleted by a command that was only tried out. */
    private static final class Mode {
        @Option(names = "--dry-run", required = true, description = "Only list what would be done.")
        private boolean dryRun;

        @Option(names = "--execute", required = true, description = "Do it, without asking.")
        private boolean execute;

        boolean changesSomething() {
            return execute && !dryRun;
        }
    }

    @Override
    public Integer call() {
        Settings loaded = settings.load();
        try (Cluster cluster = new Cluster(loaded)) {
            Reset reset = Reset.plan(cluster, rejected);
            show(loaded, reset);
            return ExitStatus.DONE;
        } catch (StillRunningException e) {
            command.commandLine().getErr().println(e.getMessage());
            return ExitStatus.NO;
        }
    }

    private void show(Settings loaded, Reset reset) {
        PrintWriter out = command.commandLine().getOut();
        if (reset.steps().isEmpty()) {
            out.println("Nothing to do: application.id " + loaded.applicationId() + " has nothing here.");
        } else if (mode.changesSomething()) {
            reset.execute(step -> out.println("done: " + step));
        } else {
            reset.steps().forEach(step -> out.println("would " + step));
        }
        reset.kept().forEach(line -> out.println("kept: " + line));
        if (!reset.steps().isEmpty()) {
            out.println("not reached: state on other machines; delete state.dir/*/" + loaded.applicationId()
                    + " there before the next run");
        }
        out.flush();
    }
}
