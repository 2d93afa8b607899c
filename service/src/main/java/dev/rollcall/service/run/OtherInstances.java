package dev.rollcall.service.run;

import dev.rollcall.service.Pause;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Group;
import dev.rollcall.service.cluster.GroupMember;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The instances that are in the group besides one that is about to start. */
final class OtherInstances {
    private static final Logger LOG = LoggerFactory.getLogger(OtherInstances.class);

    /** Longer than the session of an instance that was stopped or killed a moment ago. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Group group;
    private final String own;

    /**
     * The others of a group.
     *
     * @param group the group
     * @param own what this instance is called in it
     */
    OtherInstances(Group group, String own) {
        this.group = group;
        this.own = own;
    }

    /**
     * Waits until there is none, for as long as one that has just ended may still seem to be there.
     *
     * @param why what cannot be done while there is one, to begin a message with
     * @throws UserError if one is still there
     * @throws org.apache.kafka.common.errors.InterruptException if the thread is interrupted
     */
    void awaitNone(String why) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Set<String> others = find();
        if (!others.isEmpty()) {
            LOG.info("{}; waiting for {} to leave the group", why, others);
        }
        while (!others.isEmpty()) {
            if (System.nanoTime() - end >= 0) {
                throw new UserError(why + "; stop all of them first: " + String.join(", ", others)
                        + ". Or put back what was set before");
            }
            Pause.of(LOOK_EVERY, "other instances");
            others = find();
        }
    }

    private Set<String> find() {
        return group.members().stream()
                .map(GroupMember::instance)
                .filter(instance -> !instance.equals(own))
                .collect(Collectors.toSet());
    }
}
