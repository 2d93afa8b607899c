package dev.rollcall.service.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import dev.rollcall.service.report.feed.PublishedAccounts;
import dev.rollcall.service.report.feed.PublishedFeed;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of all events, and of those of every input partition. */
final class AccountsRoute implements Handler {
    private final String topic;
    private final PublishedFeed feed;

    AccountsRoute(String topic, PublishedFeed feed) {
        this.topic = topic;
        this.feed = feed;
    }

    @Override
    public void handle(Context context) {
        new Parameters(context, Set.of());
        Answer.send(context, Json.CONTENT_TYPE, body(Feeds.loaded(feed).accounts()));
    }

    private byte[] body(PublishedAccounts accounts) {
        List<Accounts> all = accounts.all();
        Accounts sum = all.stream().reduce(new Accounts(topic, 0, 0, 0, 0, Map.of()), AccountsRoute::plus);
        return Json.object(json -> {
            json.writeStringField("topic", topic);
            json.writeStringField(
                    "updated", accounts.published().map(Instant::toString).orElse(null));
            json.writeBooleanField("balanced", all.stream().allMatch(Accounts::balances));
            json.writeObjectFieldStart("total");
            write(json, sum);
            json.writeEndObject();
            json.writeArrayFieldStart("partitions");
            for (Accounts partition : all) {
                json.writeStartObject();
                json.writeNumberField("partition", partition.partition());
                write(json, partition);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static Accounts plus(Accounts one, Accounts other) {
        Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
        rejected.putAll(one.rejected());
        other.rejected().forEach((reason, events) -> rejected.merge(reason, events, Long::sum));
        return new Accounts(
                one.topic(),
                0,
                one.read() + other.read(),
                one.first() + other.first(),
                one.repeat() + other.repeat(),
                rejected,
                one.lost() + other.lost());
    }

    private static void write(JsonGenerator json, Accounts accounts) throws IOException {
        json.writeNumberField("read", accounts.read());
        json.writeNumberField("first", accounts.first());
        json.writeNumberField("repeat", accounts.repeat());
        json.writeObjectFieldStart("rejected");
        for (Map.Entry<RejectReason, Long> reason : accounts.rejected().entrySet()) {
            json.writeNumberField(reason.getKey().name(), reason.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("lost", accounts.lost());
        json.writeBooleanField("balanced", accounts.balances());
    }
}
