package dev.rollcall.trials.drill.fault;

import dev.rollcall.trials.drill.scene.InstanceProcess;
import dev.rollcall.trials.drill.scene.Narration;
import dev.rollcall.trials.drill.scene.Recovery;
import dev.rollcall.trials.drill.scene.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** From as many instances as there are to 1, to 3, to 1, and back; each step when the one before is over. */
final class ScaleFault implements Fault {
    /** How many instances there are in the middle. */
    private static final int MOST = 3;

    @Override
    public Strike strike(int ordinal, Random random, Scene scene) {
        int usual = scene.instances().running().size();
        List<Duration> recoveries = new ArrayList<>();
        for (int number : List.of(1, MOST, 1, usual)) {
            while (scene.instances().running().size() > number) {
                recoveries.add(stopOne(random, scene));
            }
            if (scene.instances().running().size() < number) {
                recoveries.add(startUpTo(number, scene));
            }
        }
        return Strike.of(FaultKind.SCALE, "", recoveries);
    }

    private static Duration stopOne(Random random, Scene scene) {
        InstanceProcess leaving = scene.instances().any(random);
        int left = scene.instances().running().size() - 1;
        Recovery recovery = scene.beginRecovery();
        scene.narration().begin(FaultKind.SCALE.label(), "to " + left + ", " + leaving + " leaves");
        boolean clean = leaving.stop();
        recovery.inEffect(System.nanoTime());
        scene.narration().goOn(clean ? "" : " (did not stop in order)");
        return scene.endure(recovery);
    }

    /** Others do not stand still meanwhile, so what is measured is how long it takes until the new ones have work. */
    private static Duration startUpTo(int number, Scene scene) {
        long start = System.nanoTime();
        scene.narration().begin(FaultKind.SCALE.label(), "to " + number);
        List<InstanceProcess> started = scene.instances().startUpTo(number);
        scene.narration().goOn(started.isEmpty() ? "" : ", started " + started);
        scene.awaitAllAtWork();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        scene.narration().end("; all have work after " + Narration.seconds(time));
        return time;
    }
}
