package dev.rollcall.trials.drill.fault;

import dev.rollcall.trials.drill.scene.InstanceProcess;
import dev.rollcall.trials.drill.scene.Recovery;
import dev.rollcall.trials.drill.scene.Scene;
import java.util.List;
import java.util.Random;

/**
 * An instance goes down, its state is damaged, and it comes back: every form of damage in turn, after a SIGKILL and after a stop in
 * order, after which the instance would go on with the state that it left.
 */
final class StateLossFault implements Fault {
    @Override
    public Strike strike(int ordinal, Random random, Scene scene) {
        Plan plan = Plan.of(ordinal);
        InstanceProcess victim = scene.instances().any(random);

        Recovery recovery = scene.beginRecovery();
        scene.narration().begin(FaultKind.STATE_LOSS.label(), victim + ", " + plan);
        if (plan.inOrder()) {
            victim.stop();
        } else {
            victim.kill();
        }
        recovery.inEffect(System.nanoTime());
        plan.damage().inflict(victim.stateDirectory());
        victim.start();

        return Strike.of(FaultKind.STATE_LOSS, plan.toString(), List.of(scene.endure(recovery)));
    }

    /**
     * What is to happen.
     *
     * @param damage to the state
     * @param inOrder whether the instance is stopped, and not killed
     */
    record Plan(StateDamage damage, boolean inOrder) {
        static Plan of(int ordinal) {
            StateDamage[] all = StateDamage.values();
            return new Plan(all[ordinal % all.length], (ordinal + ordinal / all.length) % 2 == 1);
        }

        @Override
        public String toString() {
            return damage.label() + " after a " + (inOrder ? "stop" : "kill");
        }
    }
}
