package dev.rollcall.trials.lab;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.StopSignals;
import dev.rollcall.trials.LogFile;
import dev.rollcall.trials.WorkDirectory;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.experiment.Experiment;
import dev.rollcall.trials.lab.guarantee.GuaranteeCosts;
import dev.rollcall.trials.lab.guarantee.Guarantees;
import dev.rollcall.trials.lab.result.LabResult;
import dev.rollcall.trials.lab.result.ResultJson;
import dev.rollcall.trials.lab.result.ResultPage;
import dev.rollcall.trials.lab.result.ResultTable;
import dev.rollcall.trials.lab.result.Tried;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs experiments one after the other, on brokers of its own, and shows what came of them. */
public final class Lab {
    private final LabOptions options;
    private final PrintWriter out;
    private final PrintWriter progress;

    /**
     * A lab that has done nothing yet.
     *
     * @param options what was chosen, not null
     * @param out where results go, not null
     * @param progress where it says what it is doing, not null
     */
    public Lab(LabOptions options, PrintWriter out, PrintWriter progress) {
        this.options = options;
        this.out = out;
        this.progress = progress;
    }

    /**
     * Runs to the end, on the calling thread. Interrupting it, or a signal that ends the process, stops everything.
     *
     * @return {@link ExitStatus#DONE} if every hazard showed on its inviting side and none on the other, {@link ExitStatus#NO} if not,
     *     {@link ExitStatus#FAILED} if it was stopped
     */
    public int run() {
        try (StopSignals signals = StopSignals.interrupting()) {
            return run(signals);
        }
    }

    private int run(StopSignals signals) {
        WorkDirectory directory = WorkDirectory.of(Optional.empty(), "rollcall-lab-");
        boolean keep = true;
        try {
            LabResult result = in(directory);
            show(result);
            keep = !result.holds();
            return keep ? ExitStatus.NO : ExitStatus.DONE;
        } catch (InterruptedException e) {
            keep = false;
            say("Stopped before the end");
            return ExitStatus.FAILED;
        } catch (RuntimeException e) {
            // Whatever was interrupted may say so in its own way.
            keep = !signals.requested();
            if (keep) {
                throw e;
            }
            say("Stopped before the end");
            return ExitStatus.FAILED;
        } finally {
            // Cleaning up must not be cut short by what ended the lab.
            Thread.interrupted();
            if (keep) {
                say("Everything is kept in " + directory.path());
            } else {
                directory.close();
            }
        }
    }

    private LabResult in(WorkDirectory directory) throws InterruptedException {
        long start = System.nanoTime();
        try (LogFile log = LogFile.to(directory.path().resolve("lab.log"));
                Bench bench = new Bench(directory.path(), options.seed())) {
            say(text("Rollcall lab: %d experiments, seed %d, log %s", chosen().size(), options.seed(), log.path()));
            List<Tried> tried = new ArrayList<>();
            for (Experiment experiment : chosen()) {
                tried.add(attempt(experiment, bench));
            }
            List<GuaranteeCosts> guarantees = options.guarantees() ? Guarantees.compare(bench, this::say) : List.of();
            return new LabResult(options.seed(), tried, guarantees, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            Thread.interrupted();
        }
    }

    private List<Experiment> chosen() {
        return Experiment.all().stream()
                .filter(experiment ->
                        options.hazards().contains(experiment.description().hazard()))
                .toList();
    }

    private Tried attempt(Experiment experiment, Bench bench) throws InterruptedException {
        Tried tried = Tried.experiment(experiment, bench);
        say(ResultTable.line(tried));
        return tried;
    }

    private void show(LabResult result) {
        switch (options.format()) {
            case TABLE -> ResultTable.show(result, out);
            case JSON -> ResultJson.show(result, out);
            case MARKDOWN -> out.print(ResultPage.of(result));
        }
        out.flush();
    }

    private void say(String line) {
        progress.println(line);
        progress.flush();
    }
}
