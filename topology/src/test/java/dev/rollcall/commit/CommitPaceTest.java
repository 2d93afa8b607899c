package dev.rollcall.commit;

import static dev.rollcall.commit.CommitPace.CATCHING_UP;
import static dev.rollcall.commit.CommitPace.LARGE_BYTES;
import static dev.rollcall.commit.CommitPace.SELDOM;
import static dev.rollcall.commit.CommitPace.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitPaceTest {
    private static final boolean WAITING = true;

    private final CommitPace pace = CommitPace.adaptive();
    private final ThreadCommits thread = pace.ofThisThread();
    private final long now = System.nanoTime() + 10 * SELDOM;

    @Test
    void aCommitIsDueOnceTheLastOneIsSomeTimeAgo() {
        pace.took(LARGE_BYTES - 1, now);

        assertThat(pace.isDue(WAITING, now - SOON + 1, thread, now)).isFalse();
        assertThat(pace.isDue(WAITING, now - SOON, thread, now)).isTrue();
    }

    @Test
    void aCommitThatTakesLongLeavesTimeForWork() {
        thread.begin(now - 10 * SOON);
        thread.begin(now - 9 * SOON);
        thread.working(now - 3 * SOON);
        thread.working(now - 2 * SOON);

        assertThat(thread.took()).isEqualTo(6 * SOON);
        assertThat(pace.isDue(WAITING, now - 9 * SOON, thread, now - 1)).isFalse();
        assertThat(pace.isDue(WAITING, now - 9 * SOON, thread, now)).isTrue();
    }

    @Test
    void aCommitThatWaitedForBrokersDoesNotPutTheNextOneOffForLong() {
        thread.begin(now - 100 * SELDOM);
        thread.working(now - SELDOM);

        assertThat(pace.isDue(WAITING, now - 100 * SELDOM, thread, now - 1)).isFalse();
        assertThat(pace.isDue(WAITING, now - 100 * SELDOM, thread, now)).isTrue();
    }

    @Test
    void whileABacklogIsWorkedOffAThreadCommitsSeldom() {
        pace.took(LARGE_BYTES, now);
        pace.took(1, now + 1);
        long inBacklog = now + CATCHING_UP - 1;
        thread.begin(inBacklog - SELDOM - SOON);
        thread.working(inBacklog - SELDOM + 1);

        assertThat(pace.isDue(WAITING, now - 10 * SELDOM, thread, inBacklog)).isFalse();
        assertThat(pace.isDue(WAITING, now - 10 * SELDOM, thread, inBacklog + 1))
                .isTrue();
    }

    @Test
    void afterABacklogTheyAreSoonAgain() {
        pace.took(LARGE_BYTES, now);
        thread.begin(now);
        thread.working(now);

        assertThat(pace.isDue(WAITING, now - SOON, thread, now + CATCHING_UP - 1))
                .isFalse();
        assertThat(pace.isDue(WAITING, now - SOON, thread, now + CATCHING_UP)).isTrue();
    }

    @Test
    void aTaskWithoutResultsAsksSeldom() {
        thread.begin(now - SELDOM - SOON);
        thread.working(now - SELDOM + 1);

        assertThat(pace.isDue(!WAITING, now - 10 * SELDOM, thread, now)).isFalse();
        assertThat(pace.isDue(!WAITING, now - 10 * SELDOM, thread, now + 1)).isTrue();
    }

    @Test
    void everyThreadHasItsOwnCommits() throws InterruptedException {
        ThreadCommits[] ofOther = new ThreadCommits[1];
        Thread other = new Thread(() -> ofOther[0] = pace.ofThisThread());
        other.start();
        other.join();

        assertThat(pace.ofThisThread()).isSameAs(thread).isNotSameAs(ofOther[0]);
    }

    @Test
    void aFixedPaceNeverAsks() {
        CommitPace fixed = CommitPace.fixed();

        assertThat(fixed.isDue(WAITING, now - 10 * SELDOM, fixed.ofThisThread(), now))
                .isFalse();
    }
}
