package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.bytes.ByteSlice;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowCacheTest {
    private static final int CAPACITY = 100;

    private final RowCache cache = new RowCache(CAPACITY);

    @Test
    void findsWhatWasAddedUntilThereWasRoomMadeTwice() {
        for (int user = 0; user < CAPACITY; user++) {
            add(user);
        }
        assertThat(cache.isFull()).isTrue();

        cache.makeRoom();

        assertThat(find(7)).isNotNull();
        for (int user = 1_000; user < 1_000 + CAPACITY; user++) {
            add(user);
        }
        cache.makeRoom();
        assertThat(find(7)).as("used since, so it stays").isNotNull();
        assertThat(find(8)).as("not used since").isNull();
    }

    @Test
    void forgetsNothingWhileATransactionIsOpen() {
        for (int user = 0; user < 50 * CAPACITY; user++) {
            add(user);
        }

        for (int user = 0; user < 50 * CAPACITY; user++) {
            assertThat(find(user)).isNotNull();
        }
    }

    @Test
    void neverGivesTheRowOfAnotherUser() {
        Random random = new Random(3);
        Map<Integer, ActivityRow> added = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            int user = random.nextInt(2_000);
            ActivityRow found = find(user);
            if (found == null) {
                added.put(user, add(user));
            } else {
                assertThat(found).isSameAs(added.get(user));
            }
            if (random.nextInt(50) == 0) {
                cache.makeRoom();
            }
        }
    }

    @Test
    void usersWithTheSameHashAreToldApart() {
        ActivityRow one = new ActivityRow("one".getBytes(UTF_8), 5);
        ActivityRow two = new ActivityRow("two".getBytes(UTF_8), 5);

        cache.add(one);
        cache.add(two);

        assertThat(cache.find(new ByteSlice().set("two".getBytes(UTF_8)), 5)).isSameAs(two);
        assertThat(cache.find(new ByteSlice().set("six".getBytes(UTF_8)), 5)).isNull();
    }

    private ActivityRow add(int user) {
        byte[] bytes = ("user-" + user).getBytes(UTF_8);
        ActivityRow row = new ActivityRow(bytes, new ByteSlice().set(bytes).hash());
        cache.add(row);
        return row;
    }

    private ActivityRow find(int user) {
        ByteSlice slice = new ByteSlice().set(("user-" + user).getBytes(UTF_8));
        return cache.find(slice, slice.hash());
    }
}
