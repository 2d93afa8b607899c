package dev.rollcall.service.run;

import dev.rollcall.service.LostInputError;
import dev.rollcall.service.cluster.backlog.Backlog;
import dev.rollcall.service.cluster.backlog.InputGap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what is committed with what the input topic still has. A consumer whose offset is gone goes on with the oldest record that
 * is left, and says so in a line that nobody reads. Used by one thread at a time.
 */
final class InputWatch {
    private static final Logger LOG = LoggerFactory.getLogger(InputWatch.class);
    static final int EVERY_SECONDS = 30;

    private final Backlog backlog;
    private final Map<TopicPartition, InputGap> known = new HashMap<>();

    InputWatch(Backlog backlog) {
        this.backlog = backlog;
    }

    /**
     * Looks for lost input before the start.
     *
     * @param accepted whether the operator knows, and wants to go on without it
     * @throws LostInputError if there is some, and it is not accepted
     */
    void check(boolean accepted) {
        List<InputGap> gaps = backlog.inputGaps();
        gaps.forEach(this::isNew);
        List<String> losses = Stream.of(gaps, backlog.forgottenPositions())
                .flatMap(List::stream)
                .map(Object::toString)
                .toList();
        if (!losses.isEmpty() && !accepted) {
            throw new LostInputError(
                    String.join("\n", losses)
                            + "\nTo go on with what is left: --accept-lost-input. To count all that is left anew: another application.id");
        }
        losses.forEach(loss -> LOG.warn("Lost input is accepted: {}", loss));
    }

    /** Looks once; every gap is told once, and again when more is lost. */
    void look() {
        backlog.inputGaps().stream().filter(this::isNew).forEach(gap -> LOG.error("Input is lost: {}", gap));
    }

    /** While nothing is committed the partition goes on growing. */
    private boolean isNew(InputGap gap) {
        InputGap before = known.put(gap.partition(), gap);
        return before == null || before.committed() != gap.committed() || before.lost() < gap.lost();
    }
}
