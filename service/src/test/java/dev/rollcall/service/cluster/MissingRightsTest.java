package dev.rollcall.service.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class MissingRightsTest {
    @Test
    void theTopicIsNamedHoweverDeepTheFailureIsWrapped() {
        Throwable failure =
                new StreamsException(new StreamsException(new TopicAuthorizationException(Set.of("events"))));

        assertThat(MissingRights.explain(failure)).get().asString().startsWith("no right to use topic events; grant");
    }

    @Test
    void theGroupIsNamed() {
        assertThat(MissingRights.explain(GroupAuthorizationException.forGroupId("rollcall")))
                .get()
                .asString()
                .startsWith("no right to use group rollcall; grant");
    }

    @Test
    void transactionsAreNamed() {
        assertThat(MissingRights.explain(new TransactionalIdAuthorizationException("refused")))
                .get()
                .asString()
                .startsWith("no right to use transactions (refused)");
    }

    @Test
    void anotherFailureIsNoMissingRight() {
        assertThat(MissingRights.explain(new TimeoutException("late"))).isEmpty();
    }
}
