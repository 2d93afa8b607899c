package dev.rollcall.service.report.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.report.feed.RowChanges.Changed;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RowChangesTest {
    private final RowChanges changes = new RowChanges(5);

    private static PublishedRow row(int day, String segment, long dau) {
        return new PublishedRow(RecentDaysTest.row(day, segment, dau), Instant.EPOCH);
    }

    @Test
    void aReaderGetsWhatCameAfterWhatItKnowsInItsNewestState() throws InterruptedException {
        changes.add(List.of(row(0, "all", 1)));
        long known = changes.number();
        changes.add(List.of(row(0, "all", 2), row(0, "s=1", 1)));
        changes.add(List.of(row(0, "all", 3)));

        Changed changed = changes.await(known, "all", 0);

        assertThat(changed).isEqualTo(new Changed(4, changed.rows(), false));
        assertThat(changed.rows()).containsExactly(row(0, "all", 3));
    }

    @Test
    void aReaderThatFallsTooFarBehindIsTold() throws InterruptedException {
        for (int i = 0; i < 6; i++) {
            changes.add(List.of(row(i, "all", 1)));
        }

        assertThat(changes.await(0, "all", 0).missed()).isTrue();
        assertThat(changes.await(1, null, 0).rows()).hasSize(5);
    }

    @Test
    void aReaderThatWaitsIsWokenByAChangeOfItsSegment()
            throws ExecutionException, InterruptedException, TimeoutException {
        CompletableFuture<Changed> waiting = CompletableFuture.supplyAsync(() -> await("s=1"));

        changes.add(List.of(row(0, "all", 1)));
        changes.add(List.of(row(0, "s=1", 2)));

        assertThat(waiting.get(10, TimeUnit.SECONDS).rows()).containsExactly(row(0, "s=1", 2));
    }

    @Test
    void theEndWakesAReader() throws ExecutionException, InterruptedException, TimeoutException {
        CompletableFuture<Changed> waiting = CompletableFuture.supplyAsync(() -> await(null));

        changes.close();

        assertThat(waiting.get(10, TimeUnit.SECONDS).rows()).isEmpty();
        assertThat(changes.closed()).isTrue();
    }

    private Changed await(String segment) {
        try {
            return changes.await(0, segment, 60_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
