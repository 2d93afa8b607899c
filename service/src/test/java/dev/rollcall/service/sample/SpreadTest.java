package dev.rollcall.service.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.sample.Spread.Range;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final TopicPartition A = new TopicPartition("events", 0);
    private static final TopicPartition B = new TopicPartition("events", 1);

    @Test
    void whatIsNotMoreThanWantedIsTakenAtOnce() {
        List<Map<TopicPartition, Range>> rounds =
                Spread.rounds(Map.of(A, new Range(5, 105), B, new Range(0, 0)), 1_000);

        assertThat(rounds).containsExactly(Map.of(A, new Range(5, 105)));
    }

    @Test
    void aLargePartitionIsTakenInChunksFromItsOldestToItsNewestRecord() {
        List<Map<TopicPartition, Range>> rounds = Spread.rounds(Map.of(A, new Range(1_000, 101_000)), 1_000);

        assertThat(rounds).hasSize(10);
        assertThat(rounds.get(0)).containsEntry(A, new Range(1_000, 1_100));
        assertThat(rounds.get(9)).containsEntry(A, new Range(100_900, 101_000));
    }

    @Test
    void whatASmallPartitionDoesNotHaveALargeOneGives() {
        List<Map<TopicPartition, Range>> rounds =
                Spread.rounds(Map.of(A, new Range(0, 10), B, new Range(0, 5_000)), 1_000);

        assertThat(taken(rounds)).containsEntry(A, 10L).containsEntry(B, 990L);
    }

    @Test
    void chunksNeverOverlapAndComeToWhatIsWanted() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            Map<TopicPartition, Range> partitions = new HashMap<>();
            for (int partition = 0; partition < 1 + random.nextInt(5); partition++) {
                long start = random.nextInt(50);
                partitions.put(new TopicPartition("events", partition), new Range(start, start + random.nextInt(400)));
            }
            int wanted = 1 + random.nextInt(500);

            List<Map<TopicPartition, Range>> rounds = Spread.rounds(partitions, wanted);

            long there = partitions.values().stream().mapToLong(Range::length).sum();
            long total =
                    taken(rounds).values().stream().mapToLong(Long::longValue).sum();
            assertThat(total).as("seed %d", seed).isBetween(Math.min(wanted, there) * 9 / 10, Math.min(wanted, there));
            partitions.forEach((partition, all) -> inOrder(rounds, partition, all, seed));
        }
    }

    private static void inOrder(List<Map<TopicPartition, Range>> rounds, TopicPartition of, Range all, long seed) {
        long at = all.from();
        for (Map<TopicPartition, Range> round : rounds) {
            Range chunk = round.get(of);
            if (chunk != null) {
                assertThat(chunk.from()).as("seed %d", seed).isGreaterThanOrEqualTo(at);
                at = chunk.to();
            }
        }
        assertThat(at).as("seed %d", seed).isLessThanOrEqualTo(all.to());
    }

    private static Map<TopicPartition, Long> taken(List<Map<TopicPartition, Range>> rounds) {
        Map<TopicPartition, Long> taken = new TreeMap<>(Comparator.comparing(TopicPartition::partition));
        rounds.forEach(round -> round.forEach((partition, chunk) -> taken.merge(partition, chunk.length(), Long::sum)));
        return taken;
    }
}
