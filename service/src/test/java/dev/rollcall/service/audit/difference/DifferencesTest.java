package dev.rollcall.service.audit.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.audit.difference.AuditDifference.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    @Test
    void theFirstOnesAreKeptSortedAndAllAreCounted() {
        Differences differences = new Differences(4);
        add(differences, 1, 7, Kind.REJECTED, "events-1@7");
        add(differences, 10, 0, Kind.ACCOUNTS, "events-10");
        add(differences, 2, 0, Kind.ACCOUNTS, "events-2");
        add(differences, 20_001, 0, Kind.ROW, "b");
        add(differences, 20_000, 0, Kind.ROW, "c");
        add(differences, 20_001, 0, Kind.ROW, "a");

        assertThat(differences.count()).isEqualTo(6);
        assertThat(differences.first()).extracting(AuditDifference::key).containsExactly("c", "a", "b", "events-2");
    }

    @Test
    void thoseOfOneKeyStayInTheOrderInWhichTheyCame() {
        Differences differences = new Differences(10);
        differences.add(1, 0, Kind.ROW, "a", "wau", "1", "2");
        differences.add(1, 0, Kind.ROW, "a", "mau", "1", "2");

        assertThat(differences.first()).extracting(AuditDifference::field).containsExactly("wau", "mau");
    }

    @Test
    void partitionsStandByTopicAsConfiguredThenByNumber() {
        List<String> topics = List.of("web", "app");
        TopicPartition web1 = new TopicPartition("web", 1);
        TopicPartition web10 = new TopicPartition("web", 10);
        TopicPartition app0 = new TopicPartition("app", 0);

        assertThat(Stream.of(web10, app0, web1)
                        .sorted(Comparator.comparingLong(partition -> Differences.rank(topics, partition))))
                .containsExactly(web1, web10, app0);
    }

    private static void add(Differences differences, long first, long second, Kind kind, String key) {
        differences.add(first, second, kind, key, "field", "1", "2");
    }
}
