package dev.rollcall.service.audit;

import dev.rollcall.service.Pause;
import dev.rollcall.service.cluster.backlog.Backlog;
import dev.rollcall.service.cluster.backlog.CaughtUp;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Waits until what is in the input topic is counted and published. Not thread-safe. */
final class Drain {
    /** What was read late may need a moment to pass the other stages. */
    private static final Duration MOST_GRACE = Duration.ofSeconds(10);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Backlog backlog;
    private final AuditProgress progress;

    Drain(Backlog backlog, AuditProgress progress) {
        this.backlog = backlog;
        this.progress = progress;
    }

    /**
     * Waits, and tells how far it came.
     *
     * @throws org.apache.kafka.common.errors.InterruptException if the thread is interrupted
     */
    Counted await(Duration patience) {
        Map<TopicPartition, Long> ends = backlog.inputEnds();
        CaughtUp all = new CaughtUp(backlog, ends);
        long behind = await(all, patience);
        if (all.stage() != CaughtUp.Stage.INPUT) {
            return behind == 0 ? new Counted(ends, 0, 0) : new Counted(Map.of(), 0, behind);
        }
        Map<TopicPartition, Long> read = backlog.committedWithin(ends);
        long underWay =
                await(CaughtUp.withWhatIsRead(backlog), patience.compareTo(MOST_GRACE) < 0 ? patience : MOST_GRACE);
        return new Counted(underWay == 0 ? read : Map.of(), behind, underWay);
    }

    private long await(CaughtUp goal, Duration patience) {
        long start = System.nanoTime();
        long behind = goal.look();
        long most = behind;
        while (behind > 0 && System.nanoTime() - start < patience.toNanos()) {
            most = Math.max(most, behind);
            progress.at(phase(goal.stage()), most - behind, most);
            Pause.of(LOOK_EVERY, "the pipeline");
            behind = goal.look();
        }
        return behind;
    }

    private static String phase(CaughtUp.Stage stage) {
        return switch (stage) {
            case INPUT -> "waiting until the input is read";
            case VISITS -> "waiting until visits are counted";
            case CHANGES -> "waiting until counts are added up";
            case PUBLICATION, DONE -> "waiting until results are published";
        };
    }
}
