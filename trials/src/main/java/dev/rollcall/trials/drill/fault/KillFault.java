package dev.rollcall.trials.drill.fault;

import dev.rollcall.trials.drill.scene.InstanceProcess;
import dev.rollcall.trials.drill.scene.Recovery;
import dev.rollcall.trials.drill.scene.Scene;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * SIGKILL of an instance in the middle of a transaction. It is started again at once; every sixth time not before others have taken its
 * work over, if there are others.
 */
final class KillFault implements Fault {
    private static final Duration OPENS_WITHIN = Duration.ofSeconds(10);
    private static final int GONE_EVERY = 6;

    @Override
    public Strike strike(int ordinal, Random random, Scene scene) {
        InstanceProcess victim = scene.instances().any(random);
        boolean gone = ordinal % GONE_EVERY == GONE_EVERY - 1
                && scene.instances().running().size() > 1;
        Patience.until(() -> scene.subject().isAtWork(victim.stateDirectory()), OPENS_WITHIN);

        Recovery recovery = scene.beginRecovery();
        victim.kill();
        recovery.inEffect(System.nanoTime());
        // It is dead, so what is open now was open when it died.
        boolean hit = !scene.subject().hasTransactions() || scene.subject().isAtWork(victim.stateDirectory());

        scene.narration()
                .begin(
                        FaultKind.KILL.label(),
                        victim + what(scene, hit) + (gone ? ", not started before others take over" : ""));
        if (!gone) {
            victim.start();
        }
        Duration time = scene.endure(recovery);
        if (gone) {
            victim.start();
        }
        return new Strike(FaultKind.KILL, gone ? "taken over by others" : "started again at once", hit, List.of(time));
    }

    private static String what(Scene scene, boolean hit) {
        if (!scene.subject().hasTransactions()) {
            return "";
        }
        return hit ? " in a transaction" : " between transactions (does not count)";
    }
}
