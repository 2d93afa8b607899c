package dev.rollcall.service.http;

import dev.rollcall.service.run.health.HealthReport;
import dev.rollcall.service.status.GroupStatus;
import dev.rollcall.service.status.GroupStatus.InputLag;
import dev.rollcall.service.status.GroupStatus.Member;
import dev.rollcall.service.status.GroupWatch;
import dev.rollcall.service.text.Json;
import dev.rollcall.settings.Settings;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Who counts, how far behind, and whether this instance and the brokers are well. */
final class StatusRoute implements Handler {
    private final Settings settings;
    private final GroupWatch watch;
    private final Supplier<HealthReport> ready;

    StatusRoute(Settings settings, GroupWatch watch, Supplier<HealthReport> ready) {
        this.settings = settings;
        this.watch = watch;
        this.ready = ready;
    }

    @Override
    public void handle(Context context) {
        new Parameters(context, Set.of());
        GroupStatus group = watch.look().orElse(null);
        HealthReport health = ready.get();
        List<Partition> partitions = group == null
                ? List.of()
                : group.partitions().stream().map(Partition::of).toList();
        Body body = new Body(
                settings.applicationId(),
                settings.zone().getId(),
                settings.inputTopics(),
                health.ok(),
                health.reasons(),
                watch.isAnswering(),
                group == null ? null : group.asked().toString(),
                group == null ? List.of() : group.instances(),
                group == null ? 0 : group.lag(),
                partitions);
        Answer.sendFresh(context, 200, Json.CONTENT_TYPE, body);
    }

    private record Body(
            String application,
            String zone,
            List<String> inputTopics,
            boolean ready,
            List<String> reasons,
            boolean brokersAnswer,
            String updated,
            List<Member> instances,
            long lag,
            List<Partition> partitions) {}

    private record Partition(String topic, int partition, long committed, long end, long lag) {
        static Partition of(InputLag at) {
            return new Partition(at.topic(), at.partition(), at.committed(), at.end(), at.lag());
        }
    }
}
