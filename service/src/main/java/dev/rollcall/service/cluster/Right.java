package dev.rollcall.service.cluster;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.utils.internals.SecurityUtils;

/**
 * Something that Rollcall must be allowed to do.
 *
 * @param operations what is to be done, at least one
 * @param kind what to, as the options of {@code kafka-acls.sh} name it: {@code topic}, {@code group}, {@code transactional-id}
 * @param names names of such things, at least one
 * @param arePrefixes whether all names that begin so are meant
 */
record Right(Collection<AclOperation> operations, String kind, List<String> names, boolean arePrefixes) {
    static Right onTopics(Collection<AclOperation> operations, List<String> topics) {
        return new Right(operations, "topic", topics, false);
    }

    static Right onTopic(AclOperation operation, String topic) {
        return onTopics(List.of(operation), List.of(topic));
    }

    static Right toReadGroup(String group) {
        return new Right(List.of(AclOperation.READ), "group", List.of(group), false);
    }

    /** Kafka Streams gives each thread a transactional id of its own. */
    static Right toTransactionsOf(String applicationId) {
        return new Right(List.of(AclOperation.WRITE), "transactional-id", List.of(applicationId + "-"), true);
    }

    /** One line that says that it is missing, with the way out. */
    String missing() {
        return "no right to " + operations(" and ") + " on " + kind + (arePrefixes ? "s that begin with " : " ")
                + String.join(", ", names)
                + "; grant it to the user that Rollcall connects as: kafka-acls.sh --add --allow-principal User:..."
                + " --operation " + operations(" --operation ")
                + (arePrefixes ? " --resource-pattern-type prefixed" : "")
                + " --" + kind + " " + String.join(" --" + kind + " ", names);
    }

    private String operations(String between) {
        return operations.stream().map(SecurityUtils::operationName).collect(Collectors.joining(between));
    }
}
