package dev.rollcall.trials.drill;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.StopSignals;
import dev.rollcall.settings.Settings;
import dev.rollcall.trials.LogFile;
import dev.rollcall.trials.WorkDirectory;
import dev.rollcall.trials.drill.scene.NaiveSubject;
import dev.rollcall.trials.drill.scene.Narration;
import dev.rollcall.trials.drill.scene.RollcallSubject;
import dev.rollcall.trials.drill.scene.Subject;
import dev.rollcall.trials.testbed.BrokerProcesses;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts brokers and instances, breaks them while events flow, and finds out whether every count is still exact. */
public final class Drill {
    private static final Logger LOG = LoggerFactory.getLogger(Drill.class);

    private final DrillOptions options;
    private final PrintWriter out;

    /**
     * A drill that has done nothing yet.
     *
     * @param options what was chosen, not null
     * @param out where everything is told, not null
     */
    public Drill(DrillOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Runs the drill to its end, on the calling thread. Interrupting it, or a signal that ends the process, stops everything.
     *
     * @return {@link ExitStatus#DONE} if every count is exact, {@link ExitStatus#NO} if not, {@link ExitStatus#FAILED} if that is not
     *     known
     * @throws dev.rollcall.service.UserError if the directory to keep cannot be used
     */
    public int run() {
        try (StopSignals signals = StopSignals.interrupting()) {
            return run(signals);
        }
    }

    private int run(StopSignals signals) {
        WorkDirectory directory = WorkDirectory.of(options.keep(), "rollcall-drill-");
        int status = ExitStatus.FAILED;
        try {
            status = in(directory);
        } catch (RuntimeException e) {
            // Whatever was interrupted may say so in its own way.
            if (!signals.requested() && !(e instanceof InterruptException)) {
                throw e;
            }
            out.println();
            out.println("Stopped before the end; whether the counts are exact is not known");
        } finally {
            // Cleaning up must not be cut short by what ended the drill.
            Thread.interrupted();
            end(directory, status == ExitStatus.DONE || signals.requested());
        }
        return status;
    }

    private void end(WorkDirectory directory, boolean delete) {
        if (delete) {
            directory.close();
        } else if (directory.temporary()) {
            out.println("Everything is kept in " + directory.path());
        }
        out.flush();
    }

    private int in(WorkDirectory directory) {
        Narration narration = new Narration(out);
        try (LogFile log = LogFile.to(directory.path().resolve("drill.log"))) {
            LOG.info("Log of {}", log.path());
            narration.say(DrillText.header(options, directory));
            Path brokers = directory.path().resolve("brokers");
            try (BrokerProcesses cluster = BrokerProcesses.start(options.brokers(), brokers);
                    Subject subject = subject(directory, cluster.directBootstrapServers())) {
                return new Course(options, directory.path(), cluster, subject, narration).run();
            }
        }
    }

    private Subject subject(WorkDirectory directory, String bootstrapServers) {
        Settings settings = DrillSettings.in(directory, bootstrapServers);
        return options.naive()
                ? new NaiveSubject(settings, directory.configuration())
                : new RollcallSubject(settings, directory.configuration());
    }
}
