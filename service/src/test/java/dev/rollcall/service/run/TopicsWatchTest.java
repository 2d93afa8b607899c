package dev.rollcall.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.service.UserError;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicsWatchTest {
    private final Map<String, Uuid> topics = new HashMap<>();
    private boolean brokersAnswer = true;
    private final TopicsWatch watch = new TopicsWatch(() -> {
        if (!brokersAnswer) {
            throw new UserError("no broker answers");
        }
        return topics;
    });

    @BeforeEach
    void twoTopics() {
        topics.put("output", Uuid.randomUuid());
        topics.put("accounts", Uuid.randomUuid());
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void aTopicThatIsMissedTwiceInARowIsGone() {
        topics.remove("output");

        assertThat(watch.look()).isEmpty();
        assertThat(watch.look())
                .hasValueSatisfying(error -> assertThat(error).hasMessageStartingWith("topic output was deleted"));
    }

    @Test
    void aTopicThatWasMadeAnewIsGoneToo() {
        topics.put("output", Uuid.randomUuid());

        assertThat(watch.look()).isEmpty();
        assertThat(watch.look()).isPresent();
    }

    @Test
    void aTopicThatIsMissedOnceIsNot() {
        Uuid id = topics.remove("output");
        assertThat(watch.look()).isEmpty();
        topics.put("output", id);

        assertThat(watch.look()).isEmpty();
        topics.remove("output");
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void aTopicThatCameLaterIsMissedAsWell() {
        topics.put("later", Uuid.randomUuid());
        assertThat(watch.look()).isEmpty();
        topics.remove("later");
        assertThat(watch.look()).isEmpty();

        assertThat(watch.look()).isPresent();
    }

    @Test
    void brokersThatDoNotAnswerMissNothing() {
        Uuid id = topics.remove("output");
        assertThat(watch.look()).isEmpty();
        brokersAnswer = false;
        assertThatThrownBy(watch::look).isInstanceOf(UserError.class);
        brokersAnswer = true;
        topics.put("output", id);

        assertThat(watch.look()).isEmpty();
    }
}
