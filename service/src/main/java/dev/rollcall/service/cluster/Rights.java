package dev.rollcall.service.cluster;

import dev.rollcall.service.Causes;
import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Rollcall is allowed to do, asked of the brokers. Kafka Streams notices some missing rights late, and one never: without the right
 * to delete what was read the topics between stages grow for ever. Thread-safe.
 */
public final class Rights {
    private static final Logger LOG = LoggerFactory.getLogger(Rights.class);
    private static final Set<AclOperation> IMPLY_DESCRIBE =
            EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE);

    private final Admin admin;
    private final Settings settings;

    Rights(Admin admin, Settings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /**
     * Asks about all topics that exist, and for the right to create those that do not.
     *
     * @throws UserError if a right is missing; one line for all topics on which the same is missing
     * @throws KafkaException if the brokers do not answer
     */
    public void check() {
        missing().ifPresent(lines -> {
            throw new UserError(lines);
        });
    }

    /**
     * The same without a throw.
     *
     * @return one line for all topics on which the same is missing; empty if nothing is
     * @throws KafkaException if the brokers do not answer
     */
    public Optional<String> missing() {
        List<ExpectedTopic> topics = ExpectedTopic.all(settings);
        Map<String, KafkaFuture<TopicDescription>> found = admin.describeTopics(
                        topics.stream().map(ExpectedTopic::name).toList(),
                        new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        Map<Set<AclOperation>, List<String>> topicsByMissing = new LinkedHashMap<>();
        for (ExpectedTopic topic : topics) {
            topicsByMissing
                    .computeIfAbsent(missing(topic, found.get(topic.name())), operations -> new ArrayList<>())
                    .add(topic.name());
        }
        topicsByMissing.remove(Set.of());
        return topicsByMissing.entrySet().stream()
                .map(missing ->
                        Right.onTopics(missing.getKey(), missing.getValue()).missing())
                .reduce((one, other) -> one + "\n" + other);
    }

    /**
     * Finds the right that is behind a failure, if it is one: brokers refuse without saying what for, only those who ask are told.
     *
     * @param failure the failure, not null
     * @return an error with one line for all things on which the same is missing; the failure itself if it is of another kind, if the
     *     right is there by now, or if the brokers do not answer
     */
    public Throwable explain(Throwable failure) {
        try {
            return behind(failure).<Throwable>map(UserError::new).orElse(failure);
        } catch (RuntimeException e) {
            LOG.debug("Cannot tell which right is missing", e);
            return failure;
        }
    }

    private Optional<String> behind(Throwable failure) {
        if (Causes.find(failure, TransactionalIdAuthorizationException.class).isPresent()) {
            return Optional.of(Right.toTransactionsOf(settings.applicationId()).missing());
        }
        if (Causes.find(failure, GroupAuthorizationException.class).isPresent()) {
            return Optional.of(Right.toReadGroup(settings.applicationId()).missing());
        }
        return MissingRights.explain(failure).isPresent() ? missing() : Optional.empty();
    }

    private Set<AclOperation> missing(ExpectedTopic topic, KafkaFuture<TopicDescription> found) {
        Set<AclOperation> missing = EnumSet.copyOf(topic.role().operations());
        try {
            Set<AclOperation> allowed = Answers.unwrapped("rights", found).authorizedOperations();
            // Null where the broker does not say.
            missing.removeAll(allowed == null ? topic.role().operations() : allowed);
        } catch (TopicAuthorizationException e) {
            // Whoever may do any of these may describe it, and so be told of the others.
            missing.retainAll(IMPLY_DESCRIBE);
        } catch (UnknownTopicOrPartitionException e) {
            missing.clear();
            if (topic.role() != Role.INPUT && !mayCreate(topic)) {
                missing.add(AclOperation.CREATE);
            }
        }
        return missing;
    }

    private boolean mayCreate(ExpectedTopic topic) {
        NewTopic tried = new NewTopic(topic.name(), Optional.of(1), Optional.of(settings.replicationFactor()));
        try {
            Answers.unwrapped(
                    "rights",
                    admin.createTopics(List.of(tried), new CreateTopicsOptions().validateOnly(true))
                            .all());
            return true;
        } catch (TopicAuthorizationException e) {
            return false;
        } catch (KafkaException e) {
            // Whatever else is wrong with it is told when it is created.
            return true;
        }
    }
}
