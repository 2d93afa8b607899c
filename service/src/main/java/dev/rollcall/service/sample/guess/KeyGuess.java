package dev.rollcall.service.sample.guess;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whether the keys of records are likely to be users. */
final class KeyGuess {
    private static final byte SPACE = ' ';

    private KeyGuess() {}

    /** Whether all are text, and they are not all the same. */
    static boolean isUser(List<ConsumerRecord<byte[], byte[]>> records) {
        Set<Integer> hashes = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.key() == null || !isText(record.key())) {
                return false;
            }
            hashes.add(Arrays.hashCode(record.key()));
        }
        return hashes.size() > 1;
    }

    private static boolean isText(byte[] key) {
        for (byte character : key) {
            if (character >= 0 && character < SPACE) {
                return false;
            }
        }
        return key.length > 0;
    }
}
