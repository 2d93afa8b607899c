package dev.rollcall.trials.drill.fault;

import dev.rollcall.trials.drill.scene.InstanceProcess;
import dev.rollcall.trials.drill.scene.Narration;
import dev.rollcall.trials.drill.scene.Recovery;
import dev.rollcall.trials.drill.scene.Scene;
import dev.rollcall.trials.drill.scene.Subject;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * SIGSTOP of an instance in the middle of a transaction, until its session and its transaction have timed out; then SIGCONT, upon which
 * it still believes that the transaction is its own.
 */
final class PauseFault implements Fault {
    private static final Duration OPENS_WITHIN = Duration.ofSeconds(10);
    /** The session times out after 15 s, the transaction after 10 s; then it is aborted at the next look, which comes every 10 s. */
    private static final Duration LEAST = Duration.ofSeconds(17);

    private static final int MOST_EXTRA_MILLIS = 4_000;
    private static final Duration ABORTED_WITHIN = Duration.ofSeconds(30);

    @Override
    public Strike strike(int ordinal, Random random, Scene scene) {
        InstanceProcess victim = scene.instances().any(random);
        Duration length = LEAST.plusMillis(random.nextInt(MOST_EXTRA_MILLIS));
        Subject subject = scene.subject();
        Patience.until(() -> subject.isAtWork(victim.stateDirectory()), OPENS_WITHIN);

        Recovery recovery = scene.beginRecovery();
        victim.pause();
        recovery.inEffect(System.nanoTime());
        scene.narration().begin(FaultKind.PAUSE.label(), victim + " for " + Narration.seconds(length));
        boolean hit = !subject.hasTransactions() || subject.isAtWork(victim.stateDirectory());
        Patience.pass(length);
        if (subject.hasTransactions()) {
            boolean aborted = Patience.until(() -> !subject.isAtWork(victim.stateDirectory()), ABORTED_WITHIN);
            hit &= aborted;
            scene.narration().goOn(aborted ? ", its transaction aborted meanwhile" : ", its transaction still open");
        }
        victim.resume();

        return new Strike(FaultKind.PAUSE, "", hit, List.of(scene.endure(recovery)));
    }
}
