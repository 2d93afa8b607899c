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
    private static final String STOPPED = "Stopped before the end";

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
        int status = ExitStatus.FAILED;
        try {
            LabResult result = in(directory);
            show(result);
            status = result.holds() ? ExitStatus.DONE : ExitStatus.NO;
        } catch (InterruptedException e) {
            say(STOPPED);
        } catch (RuntimeException e) {
            // Whatever was interrupted may say so in its own way.
            if (!signals.requested()) {
                throw e;
            }
            say(STOPPED);
        } finally {
            // Cleaning up must not be cut short by what ended the lab.
            Thread.interrupted();
            if (status == ExitStatus.DONE || signals.requested()) {
                directory.close();
            } else {
                say("Everything is kept in " + directory.path());
            }
        }
        return status;
    }

    private LabResult in(WorkDirectory directory) throws InterruptedException {
        long start = System.nanoTime();
        List<Experiment> chosen = Experiment.all().stream()
                .filter(experiment ->
                        options.hazards().contains(experiment.description().hazard()))
                .toList();
        try (LogFile log = LogFile.to(directory.path().resolve("lab.log"));
                Bench bench = new Bench(directory.path(), options.seed())) {
            say(text("Rollcall lab: %d experiments, seed %d, log %s", chosen.size(), options.seed(), log.path()));
            List<Tried> tried = new ArrayList<>();
            for (Experiment experiment : chosen) {
                tried.add(Tried.experiment(experiment, bench));
                say(ResultTable.line(tried.get(tried.size() - 1)));
            }
            List<GuaranteeCosts> guarantees = options.guarantees() ? Guarantees.compare(bench, this::say) : List.of();
            return new LabResult(options.seed(), tried, guarantees, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            Thread.interrupted();
        }
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
