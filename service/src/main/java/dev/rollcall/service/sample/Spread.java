package dev.rollcall.service.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Which parts of partitions a sample consists of: equal shares of each, in chunks from its oldest to its newest record. */
final class Spread {
    private static final int CHUNKS = 10;

    private Spread() {}

    /**
     * Offsets in a row.
     *
     * @param from the first
     * @param to the one behind the last
     */
    record Range(long from, long to) {
        long length() {
            return Math.max(0, to - from);
        }
    }

    /**
     * Chooses chunks.
     *
     * @param partitions what there is in each
     * @param wanted how many offsets to choose, at least 1
     * @return chunks by partition, none of them empty, none overlapping another one; in rounds, of which each may be read at once
     */
    static List<Map<TopicPartition, Range>> rounds(Map<TopicPartition, Range> partitions, int wanted) {
        List<Map<TopicPartition, Range>> rounds = new ArrayList<>();
        shares(partitions, wanted).forEach((partition, share) -> {
            List<Range> chunks = chunks(partitions.get(partition), share);
            for (int i = 0; i < chunks.size(); i++) {
                if (i == rounds.size()) {
                    rounds.add(new HashMap<>());
                }
                rounds.get(i).put(partition, chunks.get(i));
            }
        });
        return rounds;
    }

    /** What a small partition does not have, larger ones give. */
    private static Map<TopicPartition, Long> shares(Map<TopicPartition, Range> partitions, int wanted) {
        List<Map.Entry<TopicPartition, Range>> bySize = partitions.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<TopicPartition, Range> entry) ->
                        entry.getValue().length()))
                .toList();
        Map<TopicPartition, Long> shares = new HashMap<>();
        long left = wanted;
        int others = bySize.size();
        for (Map.Entry<TopicPartition, Range> entry : bySize) {
            long share = Math.min(entry.getValue().length(), (left + others - 1) / others);
            shares.put(entry.getKey(), share);
            left -= share;
            others--;
        }
        shares.values().removeIf(share -> share == 0);
        return shares;
    }

    private static List<Range> chunks(Range all, long share) {
        if (share == all.length()) {
            return List.of(all);
        }
        int count = (int) Math.min(CHUNKS, share);
        List<Range> chunks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long from = all.from() + i * all.length() / count;
            long to = all.from() + (i + 1) * all.length() / count;
            long size = Math.min(to - from, share / count + (i < share % count ? 1 : 0));
            // The first begins with the oldest record, the last ends with the newest one.
            long start = count == 1 ? to - size : from + (to - from - size) * i / (count - 1);
            chunks.add(new Range(start, start + size));
        }
        return chunks;
    }
}
