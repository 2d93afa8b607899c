package dev.rollcall.trials.drill.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import dev.rollcall.trials.traffic.GeneratedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PartitionCheckTest {
    private final PartitionTruth truth = new PartitionTruth();
    private final Map<Integer, Accounts> accounts = new HashMap<>();
    private final SortedMap<Long, List<RejectReason>> rejected = new TreeMap<>();

    /** Some events of a stream, and what is published of them when all goes well. */
    PartitionCheckTest() {
        EventStream stream = new EventStream(1);
        for (int index = 0; index < 2_000; index++) {
            GeneratedEvent event = stream.next();
            long offset = truth.add(event);
            if (event.rejected() != null) {
                rejected.put(offset, List.of(event.rejected()));
            }
        }
        accounts.put(0, accounts(truth.events()));
    }

    private Accounts accounts(long read) {
        long counted = read - truth.rejected().size();
        return new Accounts("events", 0, read, counted / 2, counted - counted / 2, truth.rejectedByReason());
    }

    @Test
    void nothingDiffersWhenAllIsAsItMustBe() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void anEventTooManyIsFound() {
        accounts.put(0, accounts(truth.events() + 1));

        assertThat(differences()).singleElement().asString().contains("accounts of events-0: read 2,001");
    }

    @Test
    void anEventThatIsIgnoredIsFound() {
        Accounts right = accounts(truth.events());
        accounts.put(
                0,
                new Accounts(
                        "events", 0, right.read(), right.first(), right.repeat() - 1, 1, right.rejected(), 0, null));

        assertThat(differences()).singleElement().asString().contains(", ignored 1, ");
    }

    @Test
    void accountsThatAreMissingAreFound() {
        accounts.clear();

        assertThat(differences()).singleElement().asString().contains("accounts of events-0: missing");
    }

    @Test
    void anEventThatIsRejectedTwiceIsFound() {
        long offset = rejected.firstKey();
        RejectReason reason = rejected.get(offset).get(0);
        rejected.put(offset, List.of(reason, reason));

        assertThat(differences())
                .singleElement()
                .asString()
                .contains("events-0@" + offset + ": rejected as [" + reason + ", " + reason + "], must be [" + reason);
    }

    @Test
    void aRejectedEventThatIsMissingIsFound() {
        long offset = rejected.firstKey();
        rejected.remove(offset);

        assertThat(differences()).singleElement().asString().contains("events-0@" + offset + ": rejected as []");
    }

    private List<String> differences() {
        return PartitionCheck.differences("events", Map.of(0, truth), accounts, Map.of(0, rejected));
    }
}
