package dev.rollcall.trials.drill.fault;

import dev.rollcall.trials.drill.scene.InstanceProcess;
import dev.rollcall.trials.drill.scene.Narration;
import dev.rollcall.trials.drill.scene.Recovery;
import dev.rollcall.trials.drill.scene.Scene;
import dev.rollcall.trials.testbed.Direction;
import dev.rollcall.trials.testbed.Network;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Breaks the network of one instance, or of all, for some seconds: in turn cut, slow, and open in one direction only. */
final class CutFault implements Fault {
    @Override
    public Strike strike(int ordinal, Random random, Scene scene) {
        Plan plan = Plan.of(ordinal, random);
        List<InstanceProcess> victims = plan.all()
                ? scene.instances().running()
                : List.of(scene.instances().any(random));

        Recovery recovery = scene.beginRecovery();
        victims.forEach(victim -> plan.on(victim.network()));
        recovery.inEffect(System.nanoTime());
        scene.narration().begin(FaultKind.CUT.label(), plan + ", " + (plan.all() ? "all instances" : victims.get(0)));
        Patience.pass(plan.length());
        victims.forEach(victim -> victim.network().restore());

        return Strike.of(FaultKind.CUT, FaultKind.labelOf(plan.form()), List.of(scene.endure(recovery)));
    }

    /** How a network can be broken. */
    enum Form {
        CUT,
        DELAY,
        ONE_WAY
    }

    /**
     * What is to be broken.
     *
     * @param form how
     * @param all the networks of all instances, not only of one
     * @param length for how long
     * @param delay how much slower, each way
     * @param open the direction that stays open
     */
    record Plan(Form form, boolean all, Duration length, Duration delay, Direction open) {
        private static final int LEAST_MILLIS = 3_000;
        private static final int MOST_MILLIS = 8_000;
        /** Longer than the session timeout, so that others take over. */
        private static final Duration BEYOND_SESSION = Duration.ofSeconds(17);

        private static final int LEAST_DELAY_MILLIS = 100;
        private static final int MOST_DELAY_MILLIS = 800;

        /** Every form for one instance, then every form for all; of those for one every other time beyond the session timeout. */
        static Plan of(int ordinal, Random random) {
            Form[] forms = Form.values();
            Form form = forms[ordinal % forms.length];
            int turn = ordinal / forms.length;
            boolean all = turn % 2 == 1;
            boolean beyondSession = !all && form != Form.DELAY && (turn / 2 + ordinal % forms.length) % 2 == 0;
            Duration some = Duration.ofMillis(random.nextInt(LEAST_MILLIS, MOST_MILLIS));
            return new Plan(
                    form,
                    all,
                    beyondSession ? BEYOND_SESSION : some,
                    Duration.ofMillis(random.nextInt(LEAST_DELAY_MILLIS, MOST_DELAY_MILLIS)),
                    random.nextBoolean() ? Direction.TO_BROKER : Direction.TO_CLIENT);
        }

        private void on(Network network) {
            switch (form) {
                case CUT -> network.cut();
                case DELAY -> network.delay(delay);
                case ONE_WAY -> network.oneWay(open);
            }
        }

        @Override
        public String toString() {
            String how =
                    switch (form) {
                        case CUT -> "cut";
                        case DELAY -> "delayed by " + delay.toMillis() + " ms each way";
                        case ONE_WAY -> open == Direction.TO_BROKER ? "only requests pass" : "only responses pass";
                    };
            return how + " for " + Narration.seconds(length);
        }
    }
}
