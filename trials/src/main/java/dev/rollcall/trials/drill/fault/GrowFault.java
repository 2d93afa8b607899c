package dev.rollcall.trials.drill.fault;

import dev.rollcall.trials.drill.scene.NotRecoveredException;
import dev.rollcall.trials.drill.scene.Recovery;
import dev.rollcall.trials.drill.scene.Scene;
import dev.rollcall.trials.testbed.Patience;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** The input topic gets one or two more partitions, and events go to them at once. */
final class GrowFault implements Fault {
    private static final int MOST_NEW = 2;

    @Override
    public Strike strike(int ordinal, Random random, Scene scene) {
        int before = scene.feed().partitions();
        int after = before + 1 + random.nextInt(MOST_NEW);
        grow(scene, after);
        scene.feed().grow(after);
        Recovery recovery = scene.beginRecovery();
        recovery.inEffect(System.nanoTime());
        scene.narration().begin(FaultKind.GROW.label(), "from " + before + " to " + after + " input partitions");
        return Strike.of(FaultKind.GROW, "", List.of(scene.endure(recovery)));
    }

    private static void grow(Scene scene, int partitions) {
        String topic = scene.subject().settings().inputTopics().get(0);
        boolean grown = Patience.until(() -> isGrown(scene, topic, partitions), Scene.RECOVERS_WITHIN);
        if (!grown) {
            throw new NotRecoveredException("Topic " + topic + " does not get " + partitions + " partitions");
        }
    }

    /** Asks for it, and says whether it is so; the controller may be moving. */
    private static boolean isGrown(Scene scene, String topic, int partitions) {
        try {
            int now = scene.admin()
                    .describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .partitions()
                    .size();
            if (now < partitions) {
                scene.admin()
                        .createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                        .all()
                        .get();
            }
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw new IllegalStateException("topic " + topic + " cannot get more partitions", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
