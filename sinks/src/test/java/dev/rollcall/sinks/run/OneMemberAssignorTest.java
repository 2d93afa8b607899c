package dev.rollcall.sinks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class OneMemberAssignorTest {
    private static final List<String> TOPICS = List.of("rows", "accounts");
    private static final Cluster CLUSTER = new Cluster(
            "cluster",
            List.of(Node.noNode()),
            List.of(partition("rows", 0), partition("accounts", 0), partition("accounts", 1)),
            Set.of(),
            Set.of());

    @Test
    void whoWorksGoesOnWhenAnotherOneJoins() {
        OneMemberAssignor working = new OneMemberAssignor();
        working.assigned(7);

        Map<String, Assignment> assigned = assign(Map.of("a", new OneMemberAssignor(), "z", working));

        assertThat(assigned.get("z").partitions()).hasSize(3);
        assertThat(assigned.get("a").partitions()).isEmpty();
    }

    @Test
    void ofNewMembersTheFirstByNameGetsAll() {
        Map<String, Assignment> assigned = assign(Map.of("b", new OneMemberAssignor(), "a", new OneMemberAssignor()));

        assertThat(assigned.get("a").partitions()).hasSize(3);
        assertThat(assigned.get("b").partitions()).isEmpty();
    }

    @Test
    void whoLostThemStandsBehindWhoHasThem() {
        OneMemberAssignor former = new OneMemberAssignor();
        former.assigned(7);
        OneMemberAssignor later = new OneMemberAssignor();
        later.assigned(9);

        assertThat(assign(Map.of("a", former, "z", later)).get("z").partitions())
                .hasSize(3);
    }

    private static Map<String, Assignment> assign(Map<String, OneMemberAssignor> members) {
        Map<String, Subscription> subscriptions = new HashMap<>();
        members.forEach((name, assignor) ->
                subscriptions.put(name, new Subscription(TOPICS, assignor.subscriptionUserData(Set.copyOf(TOPICS)))));
        return new OneMemberAssignor()
                .assign(CLUSTER, new GroupSubscription(subscriptions))
                .groupAssignment();
    }

    private static PartitionInfo partition(String topic, int partition) {
        return new PartitionInfo(topic, partition, Node.noNode(), new Node[0], new Node[0]);
    }
}
