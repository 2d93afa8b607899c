package dev.rollcall.fold;

import static dev.rollcall.fold.CommitPace.CATCHING_UP_MS;
import static dev.rollcall.fold.CommitPace.LARGE_BYTES;
import static dev.rollcall.fold.CommitPace.SOON_MS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitPaceTest {
    private static final long NOW = 1_700_000_000_000L;

    @Test
    void aCommitIsDueOnceTheLastOneIsSomeTimeAgo() {
        CommitPace pace = CommitPace.adaptive();
        pace.took(LARGE_BYTES - 1, NOW);

        assertThat(pace.isDue(NOW - SOON_MS + 1, SOON_MS / 2, NOW)).isFalse();
        assertThat(pace.isDue(NOW - SOON_MS, SOON_MS / 2, NOW)).isTrue();
    }

    @Test
    void aCommitThatTakesLongLeavesTimeForWork() {
        CommitPace pace = CommitPace.adaptive();

        assertThat(pace.isDue(NOW - 299, 200, NOW)).isFalse();
        assertThat(pace.isDue(NOW - 300, 200, NOW)).isTrue();
    }

    @Test
    void whileABacklogIsWorkedOffNoCommitIsDue() {
        CommitPace pace = CommitPace.adaptive();
        pace.took(LARGE_BYTES, NOW);
        pace.took(1, NOW + 1);

        assertThat(pace.isDue(NOW - 10_000, 0, NOW + CATCHING_UP_MS - 1)).isFalse();
        assertThat(pace.isDue(NOW - 10_000, 0, NOW + CATCHING_UP_MS)).isTrue();
    }

    @Test
    void aFixedPaceNeverAsks() {
        CommitPace pace = CommitPace.fixed();
        pace.took(1, NOW);

        assertThat(pace.isDue(0, 0, NOW)).isFalse();
    }
}
