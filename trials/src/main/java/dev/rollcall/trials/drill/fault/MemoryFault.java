package dev.rollcall.trials.drill.fault;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.trials.drill.scene.InstanceProcess;
import dev.rollcall.trials.drill.scene.Recovery;
import dev.rollcall.trials.drill.scene.Scene;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/**
 * An instance is started anew with a heap that is too small to count with. It has to end by itself with status 1; then it is started with
 * the usual heap.
 */
final class MemoryFault implements Fault {
    private static final String TINY_HEAP = "-Xmx18m";
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);

    @Override
    public Strike strike(int ordinal, Random random, Scene scene) {
        InstanceProcess victim = scene.instances().any(random);
        victim.stop();
        victim.start(TINY_HEAP);
        OptionalInt status = victim.awaitEnd(ENDS_WITHIN);

        Recovery recovery = scene.beginRecovery();
        recovery.inEffect(System.nanoTime());
        boolean ended = status.equals(OptionalInt.of(ExitStatus.FAILED));
        scene.narration()
                .begin(FaultKind.MEMORY.label(), victim + (ended ? ", which ended with status 1" : ended(status)));
        victim.kill();
        victim.start();
        return new Strike(FaultKind.MEMORY, "", ended, List.of(scene.endure(recovery)));
    }

    private static String ended(OptionalInt status) {
        return (status.isPresent() ? ", which ended with status " + status.getAsInt() : ", which lived on")
                + " (does not count)";
    }
}
