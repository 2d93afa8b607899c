package dev.rollcall.trials.drill;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.trials.WorkDirectory;
import dev.rollcall.trials.testbed.BrokerProcesses;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The course of one drill, on a cluster that serves: events flow, faults happen, all is drained and judged. Not thread-safe. */
final class Course {
    private static final Logger LOG = LoggerFactory.getLogger(Course.class);
    private static final int EVENTS_PER_SECOND = 2_000;
    private static final int MOST_TRIES = 10;
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(5);
    private static final int ADMIN_TIMEOUT_MS = 4_000;
    private static final int ADMIN_REQUEST_TIMEOUT_MS = 2_000;

    private static final Map<FaultKind, Fault> FAULTS = new EnumMap<>(Map.of(
            FaultKind.KILL, new KillFault(),
            FaultKind.PAUSE, new PauseFault(),
            FaultKind.BROKER_KILL, new BrokerKillFault(),
            FaultKind.CUT, new CutFault(),
            FaultKind.STATE_LOSS, new StateLossFault(),
            FaultKind.RESTART, new RestartFault(),
            FaultKind.SCALE, new ScaleFault(),
            FaultKind.GROW, new GrowFault()));

    private final DrillOptions options;
    private final WorkDirectory directory;
    private final BrokerProcesses brokers;
    private final Subject subject;
    private final Narration narration;
    private final List<Strike> strikes = new ArrayList<>();
    private boolean recovered = true;

    Course(
            DrillOptions options,
            WorkDirectory directory,
            BrokerProcesses brokers,
            Subject subject,
            Narration narration) {
        this.options = options;
        this.directory = directory;
        this.brokers = brokers;
        this.subject = subject;
        this.narration = narration;
    }

    /** Runs it and tells the exit status. */
    int run() throws InterruptedException {
        try (Admin admin = admin();
                Commits commits = new Commits(admin, subject.settings().applicationId());
                Instances instances = new Instances(instanceProcesses(), narration);
                EventFeed feed =
                        new EventFeed(subject.settings(), new EventStream(options.seed()), Drill.inputPartitions())) {
            Scene scene = new Scene(brokers, instances, subject, feed, admin, commits, narration);
            feed.start(EVENTS_PER_SECOND);
            try {
                begin(scene);
                faults(scene);
            } catch (NotRecoveredException | IllegalStateException e) {
                // What is counted by then may be exact all the same.
                LOG.error("The faults end here", e);
                recovered = false;
                narration.end("");
                narration.say("NOT RECOVERED: " + e.getMessage());
            }
            return end(scene);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers.directBootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ADMIN_TIMEOUT_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ADMIN_REQUEST_TIMEOUT_MS));
    }

    private List<InstanceProcess> instanceProcesses() {
        boolean scales = options.faults().kinds().contains(FaultKind.SCALE);
        int most = scales ? Math.max(ScaleFault.MOST, options.instances()) : options.instances();
        return IntStream.range(0, most)
                .mapToObj(number -> new InstanceProcess(
                        number, directory.path(), brokers.network(number % brokers.networks()), subject))
                .toList();
    }

    private void begin(Scene scene) throws InterruptedException {
        Recovery start = scene.beginRecovery();
        scene.instances().startUpTo(options.instances());
        start.inEffect(System.nanoTime());
        scene.narration().begin("start", "brokers serve, events flow");
        scene.narration().end("; first commits after " + Narration.seconds(scene.awaitCommits(start)));
        scene.awaitAllAtWork();
    }

    private void faults(Scene scene) throws InterruptedException {
        FaultSchedule schedule = new FaultSchedule(options.faults(), options.length(), options.seed());
        long endNanos = System.nanoTime() + options.length().toNanos();
        if (options.faults().scheduled().isEmpty()) {
            Patience.pass(options.length());
        }
        Optional<PlannedFault> next = schedule.next(false);
        while (next.isPresent() && !scene.feed().hasFailed()) {
            Patience.pass(next.get().after());
            strike(next.get(), scene);
            next = schedule.next(System.nanoTime() - endNanos >= 0);
        }
    }

    /** Until it hits. */
    private void strike(PlannedFault planned, Scene scene) throws InterruptedException {
        Random random = new Random(planned.seed());
        Fault fault = FAULTS.get(planned.kind());
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Strike strike = fault.strike(planned.ordinal(), random, scene);
            strikes.add(strike);
            scene.awaitAllAtWork();
            if (strike.counts()) {
                break;
            }
        }
    }

    private int end(Scene scene) throws InterruptedException {
        narration.event("end", "no more faults; the last events are counted");
        StreamTruth truth = truth(scene.feed());
        boolean drained = truth != null && subject.awaitDrained(DRAINED_WITHIN);
        scene.instances().running().forEach(InstanceProcess::stop);
        tell(scene, truth);
        if (!drained) {
            narration.say(
                    truth == null
                            ? "Cannot tell: the drill could not write its own events"
                            : "Cannot tell: not all events were counted within " + DRAINED_WITHIN.toMinutes() + " min");
            return ExitStatus.FAILED;
        }
        Judgement judgement = subject.judge(truth);
        judgement.lines().forEach(narration::say);
        if (!judgement.exact()) {
            return ExitStatus.NO;
        }
        return recovered ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static StreamTruth truth(EventFeed feed) throws InterruptedException {
        try {
            return feed.finish().get(DRAINED_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return null;
        }
    }

    private void tell(Scene scene, StreamTruth truth) {
        narration.say("");
        FaultTable.lines(strikes).forEach(narration::say);
        narration.say("");
        if (truth != null) {
            narration.say(DrillText.dirty(truth, scene.feed().duplicates()));
        }
        long notCounted = strikes.stream().filter(strike -> !strike.counts()).count();
        narration.say(DrillText.remarks(notCounted, narration.endedByThemselves()) + "Repeat: " + options.command());
    }
}
