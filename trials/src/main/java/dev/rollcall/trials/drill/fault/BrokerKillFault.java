package dev.rollcall.trials.drill.fault;

import dev.rollcall.trials.drill.scene.Narration;
import dev.rollcall.trials.drill.scene.Recovery;
import dev.rollcall.trials.drill.scene.Scene;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** SIGKILL of a broker, and its restart some seconds later: in turn any broker, the group's coordinator, and a transaction's. */
final class BrokerKillFault implements Fault {
    private static final int LEAST_DOWN_MILLIS = 500;
    private static final int MOST_DOWN_MILLIS = 6_000;
    private static final Duration SERVES_WITHIN = Duration.ofMinutes(2);

    private enum Target {
        ANY("any"),
        GROUP("coordinator of the group"),
        TRANSACTION("coordinator of a transaction");

        private final String label;

        Target(String label) {
            this.label = label;
        }
    }

    @Override
    public Strike strike(int ordinal, Random random, Scene scene) {
        Target target = Target.values()[ordinal % Target.values().length];
        int node = node(target, random, scene);
        Duration down = Duration.ofMillis(random.nextInt(LEAST_DOWN_MILLIS, MOST_DOWN_MILLIS));

        Recovery recovery = scene.beginRecovery();
        scene.brokers().kill(node);
        recovery.inEffect(System.nanoTime());
        scene.narration()
                .begin(
                        FaultKind.BROKER_KILL.label(),
                        "broker " + node + ", " + target.label + ", down for " + Narration.seconds(down));
        Patience.pass(down);
        scene.brokers().start(node);

        Duration time = scene.endure(recovery);
        scene.brokers().awaitServing(node, SERVES_WITHIN);
        scene.brokers().awaitInSync(SERVES_WITHIN);
        return Strike.of(FaultKind.BROKER_KILL, target.label, List.of(time));
    }

    private static int node(Target target, Random random, Scene scene) {
        int any = random.nextInt(scene.brokers().size());
        return switch (target) {
            case ANY -> any;
            case GROUP ->
                scene.brokers()
                        .view()
                        .coordinatorOfGroup(scene.subject().settings().applicationId())
                        .orElse(any);
            case TRANSACTION ->
                scene.subject()
                        .openTransaction(random)
                        .flatMap(scene.brokers().view()::coordinatorOfTransaction)
                        .orElse(any);
        };
    }
}
