package dev.rollcall.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventWriterTest {
    private static final Shape SHAPE = new Shape(Pattern.RANDOM, 10_000, 500, 3, 7);

    private final ObjectMapper json = new ObjectMapper();
    private final EventWriter writer = new EventWriter(SHAPE);

    @Test
    void everyEventIsAJsonObjectOf200BytesWithTheTimeOfItsPlace() throws IOException {
        for (long index = 0; index < SHAPE.events(); index++) {
            byte[] event = writer.event(index);
            assertThat(event).hasSize(200);
            JsonNode fields = json.readTree(event);
            assertThat(fields.get("ts").asLong()).isEqualTo(SHAPE.millis(index));
            assertThat(fields.get("country").asText()).matches("[A-Z]{2}");
            assertThat(fields.get("platform").asText()).matches("ios|and|web");
        }
    }

    @Test
    void eventsOfOneUserAndNoOtherHaveItsId() throws IOException {
        Set<String> ids = new HashSet<>();
        Set<Integer> users = new HashSet<>();
        Set<String> pairs = new HashSet<>();
        for (long index = 0; index < SHAPE.events(); index++) {
            String id = json.readTree(writer.event(index)).get("user_id").asText();
            ids.add(id);
            users.add(SHAPE.user(index));
            pairs.add(id + SHAPE.user(index));
        }
        assertThat(ids).hasSameSizeAs(users).hasSameSizeAs(pairs).hasSize(500);
    }

    @Test
    void theSameShapeGivesTheSameEventsAndAnotherSeedDoesNot() {
        EventWriter again = new EventWriter(SHAPE);
        EventWriter other = new EventWriter(new Shape(Pattern.RANDOM, 10_000, 500, 3, 8));
        assertThat(again.event(4_711)).isEqualTo(writer.event(4_711)).isNotEqualTo(other.event(4_711));
    }
}
