package dev.rollcall.service.sample;

import dev.rollcall.event.EventFormat;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.reading.EventReader;
import dev.rollcall.event.reading.EventSchema;
import dev.rollcall.event.reading.TimeSource;
import dev.rollcall.event.reading.UserCase;
import dev.rollcall.event.reading.UserSource;
import dev.rollcall.event.time.TimeFormat;
import dev.rollcall.settings.Settings;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Counts how often nothing stands at one path of a user or a time. Not thread-safe. */
public final class PathUse {
    private final String key;
    private final String path;
    private final EventReader reader;
    private long absent;

    private PathUse(
            String key, String path, List<String> ignored, Settings settings, Function<FieldTree, EventFormat> format) {
        this.key = key;
        this.path = path;
        EventSchema schema = settings.eventSchema();
        // Read as the only path of a user, whatever it is: then there is no user exactly if nothing stands there.
        UserSource alone = new UserSource(
                List.of(path), ignored, UserCase.AS_IS, schema.user().keyFormat());
        TimeSource any = TimeSource.of(EventSchema.RECORD_TIMESTAMP, TimeFormat.AUTO);
        reader = new EventReader(new EventSchema(alone, any, schema.where(), List.of()), settings.timeLimits(), format);
    }

    static PathUse ofUser(String path, Settings settings, Function<FieldTree, EventFormat> format) {
        List<String> ignored = settings.eventSchema().user().ignored();
        return new PathUse("input.user", path, ignored, settings, format);
    }

    static PathUse ofTime(String path, Settings settings, Function<FieldTree, EventFormat> format) {
        return new PathUse("input.time", path, List.of(), settings, format);
    }

    void look(ConsumerRecord<byte[], byte[]> record, byte[] event) {
        reader.read(record.key(), event, record.headers(), record.timestamp());
        absent += reader.reason() == RejectReason.NO_USER ? 1 : 0;
    }

    /**
     * Which key has the path.
     *
     * @return {@code input.user} or {@code input.time}
     */
    public String key() {
        return key;
    }

    /**
     * The path.
     *
     * @return as it is configured
     */
    public String path() {
        return path;
    }

    /**
     * How often nothing stood there, or what stands for nobody.
     *
     * @return events
     */
    public long absent() {
        return absent;
    }
}
