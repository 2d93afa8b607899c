package dev.rollcall.service.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LatestAccountsTest {
    private final LatestAccounts latest = new LatestAccounts(List.of("events"));

    @Test
    void theLatestAccountsOfEveryPartitionOfTheTopicAddUp() {
        Accounts one = new Accounts("events", 1, 6, 2, 2, 1, Map.of(RejectReason.LATE, 1L), 3, Instant.EPOCH);
        Accounts none =
                new Accounts("events", 0, 9, 4, 4, 0, Map.of(RejectReason.LATE, 1L, RejectReason.AHEAD, 0L), 0, null);
        latest.apply(record(new Accounts("events", 1, 1, 1, 0, Map.of())));
        latest.apply(record(one));
        latest.apply(record(none));
        latest.apply(record(new Accounts("before", 0, 7, 7, 0, Map.of())));

        assertThat(latest.all()).containsExactly(none, one);
        assertThat(latest.total())
                .isEqualTo(new Accounts("events", 0, 15, 6, 6, 1, Map.of(RejectReason.LATE, 2L), 3, Instant.EPOCH));
        assertThat(latest.ofOtherTopics()).extracting(Accounts::topic).containsExactly("before");
    }

    @Test
    void severalTopicsStandApartAndAddUp() {
        LatestAccounts both = new LatestAccounts(List.of("web", "app"));
        Accounts web = new Accounts("web", 0, 3, 3, 0, Map.of());
        Accounts app = new Accounts("app", 0, 4, 4, 0, Map.of());
        both.apply(record(web));
        both.apply(record(app));

        assertThat(both.all()).containsExactly(app, web);
        assertThat(both.total()).isEqualTo(new Accounts("web, app", 0, 7, 7, 0, Map.of()));
        assertThat(both.ofOtherTopics()).isEmpty();
    }

    @Test
    void aRecordWithoutAValueTakesTheAccountsBack() {
        Accounts accounts = new Accounts("events", 1, 1, 1, 0, Map.of());
        latest.apply(record(accounts));

        latest.apply(new ConsumerRecord<>("accounts", 0, 1, accounts.key(), null));

        assertThat(latest.all()).isEmpty();
        assertThat(latest.newest()).isEmpty();
    }

    @Test
    void whatIsNoAccountsIsRefusedAndItsKeyHasNoneAnyMore() {
        latest.apply(record(new Accounts("events", 1, 1, 1, 0, Map.of())));
        ConsumerRecord<byte[], byte[]> foreign =
                new ConsumerRecord<>("accounts", 0, 1, "events-1".getBytes(UTF_8), "{}".getBytes(UTF_8));

        assertThatThrownBy(() -> latest.apply(foreign)).isInstanceOf(IllegalArgumentException.class);

        assertThat(latest.all()).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> record(Accounts accounts) {
        return new ConsumerRecord<>("accounts", 0, 0, accounts.key(), accounts.value());
    }
}
