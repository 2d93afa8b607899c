package dev.rollcall.trials.drill;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.trials.drill.fault.Fault;
import dev.rollcall.trials.drill.fault.FaultSchedule;
import dev.rollcall.trials.drill.fault.FaultTable;
import dev.rollcall.trials.drill.fault.PlannedFault;
import dev.rollcall.trials.drill.fault.Strike;
import dev.rollcall.trials.drill.scene.EventFeed;
import dev.rollcall.trials.drill.scene.InstanceProcess;
import dev.rollcall.trials.drill.scene.Judgement;
import dev.rollcall.trials.drill.scene.Narration;
import dev.rollcall.trials.drill.scene.NotRecoveredException;
import dev.rollcall.trials.drill.scene.Recovery;
import dev.rollcall.trials.drill.scene.Scene;
import dev.rollcall.trials.drill.scene.StreamTruth;
import dev.rollcall.trials.drill.scene.Subject;
import dev.rollcall.trials.testbed.BrokerProcesses;
import dev.rollcall.trials.testbed.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The course of one drill, on a cluster that serves: events flow, faults happen, all is drained and judged.
 *
 * @param options what was chosen
 * @param directory where instances keep their files
 * @param brokers all of them serve
 * @param subject what is on trial
 * @param narration where everything is told
 */
record Course(DrillOptions options, Path directory, BrokerProcesses brokers, Subject subject, Narration narration) {
    private static final Logger LOG = LoggerFactory.getLogger(Course.class);

    private static final int EVENTS_PER_SECOND = 2_000;
    private static final int MOST_TRIES = 10;
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(5);

    /** Runs it and tells the exit status. */
    int run() {
        try (Scene scene = Scene.open(brokers, subject, directory, options.seed(), narration)) {
            scene.feed().start(EVENTS_PER_SECOND);
            List<Strike> strikes = new ArrayList<>();
            boolean recovered = true;
            try {
                begin(scene);
                faults(scene, strikes);
            } catch (NotRecoveredException | IllegalStateException e) {
                // What is counted by then may be exact all the same.
                LOG.error("The faults end here", e);
                recovered = false;
                narration.end("");
                narration.say("NOT RECOVERED: " + e.getMessage());
            }
            int status = end(scene, strikes);
            return status == ExitStatus.DONE && !recovered ? ExitStatus.FAILED : status;
        }
    }

    private void begin(Scene scene) {
        Recovery start = scene.beginRecovery();
        scene.instances().startUpTo(options.instances());
        start.inEffect(System.nanoTime());
        narration.begin("start", "brokers serve, events flow");
        narration.end("; first commits after " + Narration.seconds(scene.awaitCommits(start)));
        scene.awaitAllAtWork();
    }

    private void faults(Scene scene, List<Strike> strikes) {
        FaultSchedule schedule = new FaultSchedule(options.faults(), options.length(), options.seed());
        long endNanos = System.nanoTime() + options.length().toNanos();
        if (options.faults().scheduled().isEmpty()) {
            Patience.pass(options.length());
        }
        Optional<PlannedFault> next = schedule.next(false);
        while (next.isPresent() && !scene.feed().hasFailed()) {
            Patience.pass(next.get().after());
            strike(next.get(), scene, strikes);
            next = schedule.next(System.nanoTime() - endNanos >= 0);
        }
    }

    /** Until it hits. */
    private static void strike(PlannedFault planned, Scene scene, List<Strike> strikes) {
        Random random = new Random(planned.seed());
        Fault fault = Fault.of(planned.kind());
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Strike strike = fault.strike(planned.ordinal(), random, scene);
            strikes.add(strike);
            scene.awaitAllAtWork();
            if (strike.counts()) {
                break;
            }
        }
    }

    private int end(Scene scene, List<Strike> strikes) {
        narration.event("end", "no more faults; the last events are counted");
        Optional<StreamTruth> truth = truth(scene.feed());
        boolean drained = truth.isPresent() && subject.awaitDrained(DRAINED_WITHIN);
        if (drained) {
            subject.awaitPublished(truth.get());
        }
        scene.instances().running().forEach(InstanceProcess::stop);
        narration.say("");
        FaultTable.lines(strikes).forEach(narration::say);
        narration.say("");
        truth.ifPresent(
                known -> narration.say(DrillText.dirty(known, scene.feed().duplicates())));
        long notCounted = strikes.stream().filter(strike -> !strike.counts()).count();
        narration.say(DrillText.remarks(notCounted, narration.endedByThemselves()) + "Repeat: " + options.command());
        if (!drained) {
            narration.say(
                    truth.isEmpty()
                            ? "Cannot tell: the drill could not write its own events"
                            : "Cannot tell: not all events were counted within " + DRAINED_WITHIN.toMinutes() + " min");
            return ExitStatus.FAILED;
        }
        Judgement judgement = subject.judge(truth.get());
        judgement.lines().forEach(narration::say);
        return judgement.exact() ? ExitStatus.DONE : ExitStatus.NO;
    }

    private static Optional<StreamTruth> truth(EventFeed feed) {
        try {
            return Optional.of(feed.finish().get(DRAINED_WITHIN.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
