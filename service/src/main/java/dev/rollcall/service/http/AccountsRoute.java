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
    private final List<String> topics;
    private final Supplier<PublishedFeed> feed;

    AccountsRoute(List<String> topics, Supplier<PublishedFeed> feed) {
        this.topics = topics;
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
                        topics,
                        accounts.newest().map(Instant::toString).orElse(null),
                        all.stream().allMatch(Accounts::balances),
                        Numbers.of(null, null, accounts.total()),
                        all.stream()
                                .map(each -> Numbers.of(each.topic(), each.partition(), each))
                                .toList()));
    }

    private record Body(
            List<String> topics, String updated, boolean balanced, Numbers total, List<Numbers> partitions) {}

    /** Topic and partition are missing where the numbers are those of all. */
    private record Numbers(
            @JsonInclude(Include.NON_NULL) String topic,
            @JsonInclude(Include.NON_NULL) Integer partition,
            long read,
            long first,
            long repeat,
            long ignored,
            Map<RejectReason, Long> rejected,
            long lost,
            String newest,
            boolean balanced) {
        static Numbers of(String topic, Integer partition, Accounts accounts) {
            return new Numbers(
                    topic,
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
