package dev.rollcall.service.cluster;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** The group that all instances of one application are in. Thread-safe. */
public final class Group {

    private final Cluster cluster;
    private final String id;

    /**
     * The group of an application.
     *
     * @param cluster its cluster
     */
    public Group(Cluster cluster) {
        this.cluster = cluster;
        id = cluster.settings().applicationId();
    }

    /**
     * Whether the brokers know the group.
     *
     * @return also true if it has positions only
     */
    public boolean exists() {
        return state().isPresent();
    }

    /**
     * What the group is doing.
     *
     * @return empty if there is no such group
     */
    public Optional<GroupState> state() {
        return describe().map(ConsumerGroupDescription::groupState).filter(state -> state != GroupState.DEAD);
    }

    /**
     * Who is in the group now.
     *
     * @return by client id; empty if there is no such group
     */
    public List<GroupMember> members() {
        return describe().map(ConsumerGroupDescription::members).stream()
                .flatMap(Collection::stream)
                .map(Group::member)
                .sorted(Comparator.comparing(GroupMember::clientId))
                .toList();
    }

    /**
     * Deletes the group with all that it has committed.
     *
     * @return who is in the group, so that it could not be deleted; nobody if it is gone
     */
    public List<GroupMember> delete() {
        try {
            cluster.ask("the deletion of group " + id, admin -> admin.deleteConsumerGroups(List.of(id))
                    .all());
            return List.of();
        } catch (GroupIdNotFoundException gone) {
            return List.of();
        } catch (GroupNotEmptyException e) {
            return members();
        }
    }

    private Optional<ConsumerGroupDescription> describe() {
        try {
            return Optional.of(cluster.ask("group " + id, admin -> admin.describeConsumerGroups(List.of(id))
                    .describedGroups()
                    .get(id)));
        } catch (GroupIdNotFoundException e) {
            return Optional.empty();
        }
    }

    private static GroupMember member(MemberDescription member) {
        return new GroupMember(
                member.groupInstanceId().orElse(member.clientId()),
                member.clientId(),
                instance(member),
                member.host().startsWith("/") ? member.host().substring(1) : member.host(),
                member.assignment().topicPartitions().stream()
                        .sorted(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
                        .toList());
    }

    /** Kafka Streams names a static member after the instance and the number of the thread, a client after the process. */
    private static String instance(MemberDescription member) {
        return member.groupInstanceId()
                .filter(name -> name.matches(".*-\\d+"))
                .map(name -> name.substring(0, name.lastIndexOf('-')))
                .orElseGet(() -> member.clientId().split(GroupMember.THREAD, -1)[0]);
    }
}
