package dev.rollcall.trials.drill.fault;

import dev.rollcall.trials.drill.scene.Scene;
import java.util.Random;

/** One kind of fault: breaks something, fixes it, and waits until the pipeline goes on. */
public interface Fault {
    /**
     * Happens once.
     *
     * @param ordinal how many of its kind were before it
     * @param random for all that there is to choose
     * @param scene what it happens to
     * @return what happened
     * @throws NotRecoveredException if the pipeline does not go on
     */
    Strike strike(int ordinal, Random random, Scene scene);

    /**
     * Who does the faults of a kind.
     *
     * @param kind one that happens at a moment, not {@link FaultKind#DIRTY}
     * @return has no state
     */
    static Fault of(FaultKind kind) {
        return switch (kind) {
            case KILL -> new KillFault();
            case PAUSE -> new PauseFault();
            case BROKER_KILL -> new BrokerKillFault();
            case CUT -> new CutFault();
            case STATE_LOSS -> new StateLossFault();
            case RESTART -> new RestartFault();
            case SCALE -> new ScaleFault();
            case GROW -> new GrowFault();
            case MEMORY -> new MemoryFault();
            case DIRTY -> throw new IllegalArgumentException("dirty events come throughout");
        };
    }
}
