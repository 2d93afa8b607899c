package dev.rollcall.service.cluster;

import dev.rollcall.service.Causes;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/** Says in one line which right the brokers refuse. */
public final class MissingRights {
    private static final String TO_WHOM = " to the user that Rollcall connects as";

    private MissingRights() {}

    /**
     * Looks for a missing right behind a failure.
     *
     * @param failure the failure, not null
     * @return one line with the way out; empty if the failure is of another kind
     */
    public static Optional<String> explain(Throwable failure) {
        return Causes.find(failure, AuthorizationException.class).map(MissingRights::line);
    }

    private static String line(Throwable cause) {
        if (cause instanceof TopicAuthorizationException topics) {
            return "no right to use " + named("topic ", String.join(", ", topics.unauthorizedTopics()), cause)
                    + "; grant Describe, DescribeConfigs, Read, Write and Create on the topics, and Delete on the internal ones, for `reset` on all"
                    + TO_WHOM;
        }
        if (cause instanceof GroupAuthorizationException group) {
            return "no right to use " + named("group ", group.groupId(), cause)
                    + "; grant Read and Describe, for `reset` also Delete, on the group that application.id names"
                    + TO_WHOM;
        }
        if (cause instanceof TransactionalIdAuthorizationException) {
            return "no right to use transactions (" + cause.getMessage()
                    + "); grant Write and Describe on transactional ids that begin with application.id" + TO_WHOM;
        }
        if (cause instanceof ClusterAuthorizationException) {
            return "no right on the cluster (" + cause.getMessage()
                    + "); grant Describe, DescribeConfigs and Create on it" + TO_WHOM;
        }
        return "no right (" + cause.getMessage() + "); grant it" + TO_WHOM;
    }

    private static String named(String kind, String name, Throwable cause) {
        return name == null || name.isEmpty() ? kind.strip() + "s (" + cause.getMessage() + ")" : kind + name;
    }
}
