package dev.rollcall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StoredUsersTest {
    private static final int USERS = 100_000;

    private final long[] added = new Random(1).longs(USERS).toArray();
    private final long[] others = new Random(2).longs(USERS).toArray();

    @Test
    void everyUserAddedMayBeThereAndHardlyAnyOther() {
        StoredUsers users = new StoredUsers(1024 * 1024);

        LongStream.of(added).forEach(users::add);

        assertThat(LongStream.of(added)).allMatch(users::mayHave);
        assertThat(LongStream.of(others).filter(users::mayHave).count()).isLessThan(USERS / 10);
    }

    @Test
    void nothingIsCertainOnceThereAreTooManyUsers() {
        StoredUsers users = new StoredUsers(100_000);

        LongStream.of(added).forEach(users::add);

        assertThat(LongStream.of(added)).allMatch(users::mayHave);
        assertThat(LongStream.of(others)).allMatch(users::mayHave);
    }

    @Test
    void nothingIsCertainOfAStoreThatWasNotEmpty() {
        assertThat(StoredUsers.unknown().mayHave(1)).isTrue();
    }
}
