package dev.rollcall.trials.drill;

import java.util.Random;

/** One kind of fault: breaks something, mends it, and waits until the pipeline goes on. */
interface Fault {
    /**
     * Happens once.
     *
     * @param ordinal how many of its kind were before it
     * @param random for all that there is to choose
     * @param scene what it happens to
     * @return what happened
     * @throws NotRecoveredException if the pipeline does not go on
     */
    Strike strike(int ordinal, Random random, Scene scene) throws InterruptedException;
}
