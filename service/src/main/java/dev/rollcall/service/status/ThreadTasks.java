package dev.rollcall.service.status;

import dev.rollcall.service.cluster.GroupMember;
import dev.rollcall.settings.Settings;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * What a thread of an instance works on. Immutable.
 *
 * @param instance the instance
 * @param host the address that it connects from
 * @param thread the number of the thread
 * @param intake the partitions that it takes in, of each input topic that has so many
 * @param ledger the partitions of visits, and so of users, that it counts
 * @param totals whether it adds up the totals
 */
record ThreadTasks(
        String instance, String host, String thread, List<Integer> intake, List<Integer> ledger, boolean totals) {
    ThreadTasks {
        intake = List.copyOf(intake);
        ledger = List.copyOf(ledger);
    }

    static ThreadTasks of(GroupMember member, Settings settings) {
        String application = settings.applicationId();
        return new ThreadTasks(
                shortName(member.instance(), application),
                member.host(),
                member.thread(),
                partitions(member, settings.inputTopics()),
                partitions(member, List.of(application + "-visits-repartition")),
                !partitions(member, List.of(application + "-changes-repartition"))
                        .isEmpty());
    }

    private static String shortName(String instance, String application) {
        return instance.startsWith(application + '-') ? instance.substring(application.length() + 1) : instance;
    }

    private static List<Integer> partitions(GroupMember member, List<String> topics) {
        return member.partitions().stream()
                .filter(partition -> topics.contains(partition.topic()))
                .map(TopicPartition::partition)
                .distinct()
                .sorted()
                .toList();
    }

    int tasks() {
        return intake.size() + ledger.size() + (totals ? 1 : 0);
    }

    /** Its tasks in words. */
    String text() {
        return Stream.of(part("intake ", intake), part("ledger ", ledger), totals ? "totals" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String part(String what, List<Integer> partitions) {
        return partitions.isEmpty()
                ? ""
                : what + partitions.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
