package dev.rollcall.trials.drill.fault;

import dev.rollcall.trials.drill.scene.InstanceProcess;
import dev.rollcall.trials.drill.scene.Recovery;
import dev.rollcall.trials.drill.scene.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Stops every instance in turn, in order (SIGTERM), and starts it again; the next one when the pipeline goes on. */
final class RestartFault implements Fault {
    @Override
    public Strike strike(int ordinal, Random random, Scene scene) {
        List<Duration> recoveries = new ArrayList<>();
        for (InstanceProcess instance : scene.instances().running()) {
            Recovery recovery = scene.beginRecovery();
            scene.narration().begin(FaultKind.RESTART.label(), instance.toString());
            boolean clean = instance.stop();
            recovery.inEffect(System.nanoTime());
            instance.start();
            scene.narration().goOn(clean ? ", stopped in order" : ", did not stop in order");
            recoveries.add(scene.endure(recovery));
            scene.awaitAllAtWork();
        }
        return Strike.of(FaultKind.RESTART, "", recoveries);
    }
}
