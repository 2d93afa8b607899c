package dev.rollcall.service.cluster;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a topic, and what is wrong with it.
 *
 * @param role what the topic is to Rollcall
 * @param name its name
 * @param found the topic as it is; empty if it does not exist
 * @param complaints one line each for what is wrong, with the way out; empty if nothing is, or if the topic does not exist
 */
public record TopicState(Role role, String name, Optional<FoundTopic> found, List<String> complaints) {
    /** Makes the list of complaints immutable. */
    public TopicState {
        complaints = List.copyOf(complaints);
    }
}
