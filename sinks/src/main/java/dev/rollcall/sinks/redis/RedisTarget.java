package dev.rollcall.sinks.redis;

import dev.rollcall.report.Accounts;
import dev.rollcall.report.FirstVisit;
import dev.rollcall.report.GapsRow;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import dev.rollcall.sinks.Change;
import dev.rollcall.sinks.Position;
import dev.rollcall.sinks.Source;
import dev.rollcall.sinks.Target;
import dev.rollcall.sinks.redis.Server.Request;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Protocol.Command;

/**
 * Rows as hashes of Redis, and, if wanted, the users of each day. Rows, and the positions they are from, are written by one MULTI and EXEC under a WATCH of the
 * owner's epoch.
 */
public final class RedisTarget implements Target {
    private static final Logger LOG = LoggerFactory.getLogger(RedisTarget.class);
    private static final String SCAN_COUNT = "1000";

    private final Keys keys;
    private final Server server;
    private final Optional<Users> users;
    private Optional<String> epoch = Optional.empty();

    /**
     * A server, not connected yet.
     *
     * @param settings with an address that begins with {@code redis:} or {@code rediss:}, not null
     * @throws UserError if the address is none
     */
    public RedisTarget(Settings settings) {
        keys = new Keys(settings.applicationId());
        server = new Server(settings.sink());
        users = settings.sink().redisUsers().map(wanted -> new Users(wanted, keys, Clock.systemUTC()));
    }

    @Override
    public Set<Source> sources() {
        EnumSet<Source> sources = EnumSet.copyOf(Source.COMPACTED);
        users.ifPresent(wanted -> sources.add(Source.FIRST_VISITS));
        return sources;
    }

    @Override
    public Map<TopicPartition, Position> claim(long generation, Runnable confirm) {
        server.connect();
        refuseEviction();
        Optional<String> before = Optional.ofNullable(Reply.text(server.ask(Request.of(Command.GET, keys.epoch()))));
        confirm.run();
        long next = Math.max(generation, before.map(Long::parseLong).orElse(0L) + 1);
        String claimed = Long.toString(next);
        server.atomically(
                keys.epoch(),
                before,
                List.of(Request.of(Command.SET, keys.epoch(), claimed)).iterator());
        epoch = Optional.of(claimed);
        return positions();
    }

    /** A server that throws away what it has no room for would lose rows, or the users of a day, in silence. */
    private void refuseEviction() {
        String info = Reply.text(server.ask(Request.of(Command.INFO, "memory")));
        Map<String, String> fields = info.lines()
                .filter(line -> line.contains(":"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> line.substring(line.indexOf(':') + 1).strip(),
                        (one, other) -> other));
        String policy = fields.getOrDefault("maxmemory_policy", "noeviction");
        if (!policy.equals("noeviction")
                && !fields.getOrDefault("maxmemory", "0").equals("0")) {
            throw new UserError("sink.url: Redis throws keys away when its memory is full (maxmemory-policy " + policy
                    + "), and the numbers would be wrong; set maxmemory-policy to noeviction");
        }
    }

    @Override
    public Map<TopicPartition, Position> positions() {
        server.connect();
        List<String> fields = Reply.texts(server.ask(Request.of(Command.HGETALL, keys.positions())));
        Map<TopicPartition, Position> positions = new HashMap<>();
        for (int at = 0; at < fields.size(); at += 2) {
            String name = fields.get(at);
            int dash = name.lastIndexOf('-');
            String[] position = fields.get(at + 1).split(" ", 2);
            positions.put(
                    new TopicPartition(name.substring(0, dash), Integer.parseInt(name.substring(dash + 1))),
                    new Position(position[0], Long.parseLong(position[1])));
        }
        return positions;
    }

    private static String name(TopicPartition partition) {
        return partition.topic() + '-' + partition.partition();
    }

    @Override
    public void write(Collection<Change> changes, Map<TopicPartition, Position> positions) {
        warnOfUnfit(changes);
        atomically(Stream.concat(changes.stream().flatMap(this::requests), requests(positions))
                .iterator());
    }

    private void atomically(Iterator<Request> requests) {
        server.atomically(keys.epoch(), epoch, requests);
    }

    private static Stream<Request> position(String key, TopicPartition partition, Position position) {
        return Stream.of(Request.of(Command.HSET, key, name(partition), position.topicId() + ' ' + position.offset()));
    }

    private Stream<Request> requests(Map<TopicPartition, Position> positions) {
        return positions.entrySet().stream()
                .flatMap(position -> position(keys.positions(), position.getKey(), position.getValue()));
    }

    private Stream<Request> requests(Change change) {
        if (change.source() == Source.FIRST_VISITS) {
            return change.row().stream().flatMap(row -> users.orElseThrow().add((FirstVisit) row).stream());
        }
        String key = keys.row(change.source(), change.key());
        Stream<Request> delete = Stream.of(Request.of(Command.DEL, key));
        return Stream.concat(delete, change.row().map(row -> hash(key, fields(row))).stream());
    }

    private static Request hash(String key, Map<String, Object> fields) {
        List<String> arguments = new ArrayList<>(List.of(key));
        fields.forEach((field, value) -> {
            arguments.add(field);
            arguments.add(value.toString());
        });
        return Request.of(Command.HSET, arguments.toArray(String[]::new));
    }

    /** The fields of the topic's records. */
    private static Map<String, Object> fields(Object row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (row instanceof ReportRow report) {
            fields.put("zone", report.zone());
            fields.put("dau", report.counts().dau());
            fields.put("wau", report.counts().wau());
            fields.put("mau", report.counts().mau());
            fields.put("new", report.counts().newUsers());
            fields.put("returning", report.counts().returning());
            fields.put("resurrected", report.counts().resurrected());
            fields.put("dormant", report.counts().dormant());
            fields.put("wtd", report.counts().wtd());
            fields.put("mtd", report.counts().mtd());
        } else if (row instanceof GapsRow gaps) {
            fields.put("zone", gaps.zone());
            fields.put("new", gaps.newUsers());
            gaps.gaps().forEach((gap, count) -> fields.put(gap.toString(), count));
        } else if (row instanceof RetentionRow retention) {
            fields.put("zone", retention.zone());
            for (int n = 0; n < retention.active().size(); n++) {
                fields.put(Integer.toString(n), retention.active().get(n));
            }
        } else if (row instanceof Accounts accounts) {
            fields.put("read", accounts.read());
            fields.put("first", accounts.first());
            fields.put("repeat", accounts.repeat());
            fields.put("ignored", accounts.ignored());
            fields.put("rejected", accounts.rejectedEvents());
            fields.put("lost", accounts.lost());
            Optional.ofNullable(accounts.newest()).ifPresent(newest -> fields.put("newest", newest));
        }
        return fields;
    }

    private void warnOfUnfit(Collection<Change> changes) {
        changes.stream()
                .flatMap(change -> change.row().stream())
                .filter(FirstVisit.class::isInstance)
                .map(visit -> (FirstVisit) visit)
                .filter(visit -> !users.orElseThrow().fits(visit.user()))
                .findFirst()
                .ifPresent(visit -> LOG.warn(
                        "User ids that are no numbers, or beyond sink.redis.users.largest, are counted in {}, one of them: {}",
                        users.orElseThrow().others(visit.day()),
                        visit.user()));
    }

    @Override
    public void replace(
            Source source, Iterator<Collection<Change>> portions, Supplier<Map<TopicPartition, Position>> positions) {
        if (source == Source.FIRST_VISITS) {
            replaceUsers(portions, positions);
            return;
        }
        Set<String> former = new HashSet<>(find(keys.rows(source)));
        List<Request> requests = new ArrayList<>();
        portions.forEachRemaining(portion -> portion.forEach(change -> {
            requests(change).forEach(requests::add);
            former.remove(keys.row(source, change.key()));
        }));
        former.forEach(key -> requests.add(Request.of(Command.UNLINK, key)));
        requests(positions.get()).forEach(requests::add);
        atomically(requests.iterator());
    }

    /** Too many for one transaction: until the last of them is there, there is no position, so whoever comes next begins again. */
    private void replaceUsers(
            Iterator<Collection<Change>> portions, Supplier<Map<TopicPartition, Position>> positions) {
        List<Request> deletions = new ArrayList<>();
        find(keys.rows(Source.FIRST_VISITS)).forEach(key -> deletions.add(Request.of(Command.UNLINK, key)));
        atomically(deletions.iterator());
        portions.forEachRemaining(portion -> write(portion, Map.of()));
        atomically(requests(positions.get()).iterator());
    }

    private List<String> find(String beginning) {
        Set<String> found = new HashSet<>();
        String cursor = "0";
        do {
            List<?> page = (List<?>)
                    server.ask(Request.of(Command.SCAN, cursor, "MATCH", Keys.pattern(beginning), "COUNT", SCAN_COUNT));
            cursor = Reply.text(page.get(0));
            found.addAll(Reply.texts(page.get(1)));
        } while (!cursor.equals("0"));
        return List.copyOf(found);
    }

    @Override
    public Contents read() {
        Map<TopicPartition, Position> positions = positions();
        Map<Source, Map<String, Set<String>>> rows = new EnumMap<>(Source.class);
        for (Source source : sources()) {
            rows.put(source, source == Source.FIRST_VISITS ? readUsers() : readRows(source));
        }
        return new Contents(positions, rows);
    }

    private Map<String, Set<String>> readRows(Source source) {
        Map<String, Set<String>> rows = new HashMap<>();
        int length = keys.rows(source).length();
        for (String key : find(keys.rows(source))) {
            List<String> fields = Reply.texts(server.ask(Request.of(Command.HGETALL, key)));
            Set<String> row = new HashSet<>();
            for (int at = 0; at < fields.size(); at += 2) {
                row.add(fields.get(at) + '=' + fields.get(at + 1));
            }
            rows.put(key.substring(length), row);
        }
        return rows;
    }

    private Map<String, Set<String>> readUsers() {
        Map<String, Set<String>> rows = new HashMap<>();
        Users wanted = users.orElseThrow();
        for (String key : find(keys.rows(Source.FIRST_VISITS))) {
            String day = wanted.day(key) + "/";
            wanted.read(server, key).forEach(user -> rows.put(day + user, Set.of("active")));
        }
        return rows;
    }

    @Override
    public Set<String> rowsOf(Change change) {
        if (change.row().isEmpty()) {
            return Set.of();
        }
        Object row = change.row().get();
        if (row instanceof FirstVisit visit) {
            return users.orElseThrow().add(visit).isEmpty() ? Set.of() : Set.of("active");
        }
        return fields(row).entrySet().stream()
                .map(field -> field.getKey() + '=' + field.getValue())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        server.close();
    }
}
