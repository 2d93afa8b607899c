package dev.rollcall.service.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import dev.rollcall.service.report.LatestAccounts;
import dev.rollcall.service.report.feed.PublishedFeed;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What became of all events, and of those of every input partition. */
final class AccountsRoute implements Handler {
    private final String topic;
    private final Supplier<PublishedFeed> feed;

    AccountsRoute(String topic, Supplier<PublishedFeed> feed) {
        this.topic = topic;
        this.feed = feed;
    }

    @Override
    public void handle(Context context) {
        new Parameters(context, Set.of());
        LatestAccounts accounts = feed.get().accounts();
        List<Accounts> all = accounts.all();
        Answer.send(
                context,
                new Body(
                        topic,
                        accounts.newest().map(Instant::toString).orElse(null),
                        all.stream().allMatch(Accounts::balances),
                        Numbers.of(null, accounts.total()),
                        all.stream()
                                .map(each -> Numbers.of(each.partition(), each))
                                .toList()));
    }

    private record Body(String topic, String updated, boolean balanced, Numbers total, List<Numbers> partitions) {}

    /** The partition is missing where the numbers are those of all. */
    private record Numbers(
            @JsonInclude(Include.NON_NULL) Integer partition,
            long read,
            long first,
            long repeat,
            long ignored,
            Map<RejectReason, Long> rejected,
            long lost,
            String newest,
            boolean balanced) {
        static Numbers of(Integer partition, Accounts accounts) {
            return new Numbers(
                    partition,
                    accounts.read(),
                    accounts.first(),
                    accounts.repeat(),
                    accounts.ignored(),
                    accounts.rejected(),
                    accounts.lost(),
                    accounts.newest() == null ? null : accounts.newest().toString(),
                    accounts.balances());
        }
    }
}
