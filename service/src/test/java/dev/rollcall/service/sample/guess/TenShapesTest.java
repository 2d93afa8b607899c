package dev.rollcall.service.sample.guess;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.schema.Schemas;
import dev.rollcall.service.sample.Events;
import dev.rollcall.service.sample.Outcomes;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events as widely used programs write them, after their public documentation, and the configuration that is found for them. */
class TenShapesTest {
    private static final int EVENTS = 120;
    private static final int USERS = 30;
    private static final LocalDate DAY = LocalDate.parse("2026-11-29");
    private static final Map<String, String> GIVEN =
            new LinkedHashMap<>(Map.of("bootstrap.servers", "localhost:9092", "input.topic", "events"));
    private static final String SCHEMA = """
            {"type":"record","name":"Visit","namespace":"shop","fields":[
             {"name":"visitor","type":{"type":"record","name":"Visitor","fields":[{"name":"id","type":["null","string"]}]}},
             {"name":"occurred_at","type":{"type":"long","logicalType":"timestamp-millis"}},
             {"name":"country","type":{"type":"enum","name":"Country","symbols":["DE","FR"]}}]}""";

    /** Events of one program, and what must be found. */
    private record Case(String name, Events events, Map<String, String> keys, List<String> users) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "Segment track",
                        json(TenShapesTest::segment),
                        Map.of("input.user", "userId, anonymousId", "input.time", "timestamp"),
                        known()),
                new Case(
                        "PostHog capture",
                        json(TenShapesTest::postHog),
                        Map.of("input.user", "distinct_id", "input.time", "timestamp"),
                        users()),
                new Case(
                        "Snowplow enriched",
                        snowplow(),
                        Map.of(
                                "input.format",
                                "csv",
                                "input.csv.delimiter",
                                "\\t",
                                "input.user",
                                "user_id, domain_userid",
                                "input.time",
                                "derived_tstamp",
                                "input.time.zone",
                                "UTC"),
                        known()),
                new Case(
                        "CloudEvents, structured",
                        json(TenShapesTest::structured),
                        Map.of("input.user", "data.userId", "input.time", "time"),
                        users()),
                new Case(
                        "CloudEvents, binary",
                        binary(),
                        Map.of("input.user", "userId", "input.time", "@header:ce_time"),
                        users()),
                new Case(
                        "Debezium",
                        json(TenShapesTest::debezium),
                        Map.of(
                                "input.user",
                                "after.customer_id",
                                "input.time",
                                "source.ts_ms",
                                "input.where",
                                "op=c|u"),
                        users()),
                new Case(
                        "GA4's export",
                        json(TenShapesTest::ga4),
                        Map.of("input.user", "user_pseudo_id", "input.time", "event_timestamp"),
                        users()),
                new Case(
                        "RudderStack",
                        json(TenShapesTest::rudderStack),
                        Map.of("input.user", "userId, anonymousId", "input.time", "timestamp"),
                        known()),
                new Case(
                        "Filebeat",
                        json(TenShapesTest::filebeat),
                        Map.of("input.user", "user.name", "input.time", "/@timestamp"),
                        users()),
                new Case(
                        "Matomo",
                        json(TenShapesTest::matomo),
                        Map.of("input.user", "visitorId", "input.time", "serverTimestamp"),
                        users()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRightConfigurationIsFoundAndCountsRight(Case shape) throws IOException {
        Proposal proposal = Proposal.of(shape.events().sample(), GIVEN, Optional.empty(), TenShapesTest::load);

        Map<String, String> found = keys(proposal);
        assertThat(found).containsAllEntriesOf(shape.keys());
        Outcomes outcomes = new Outcomes(load(found), id -> Optional.empty());
        shape.events().sample().records().forEach(outcomes::add);
        assertThat(new TreeSet<>(outcomes.users().keySet())).isEqualTo(new TreeSet<>(shape.users()));
        assertThat(outcomes.days()).containsOnlyKeys(DAY);
        assertThat(outcomes.rejected()).isZero();
    }

    @ParameterizedTest
    @MethodSource("registries")
    void avroIsReadByTheSchemaOfItsRegistry(HttpServer registry) throws IOException {
        String url = "http://127.0.0.1:" + registry.getAddress().getPort();
        Events events = new Events();
        IntStream.range(0, EVENTS).forEach(i -> events.add(null, avro(i), new RecordHeaders()));

        Map<String, String> found = keys(Proposal.of(events.sample(), GIVEN, Optional.of(url), TenShapesTest::load));

        assertThat(found)
                .containsEntry("input.format", "avro")
                .containsEntry("input.schema.registry.url", url)
                .containsEntry("input.user", "visitor.id")
                .containsEntry("input.time", "occurred_at")
                .containsEntry("dimensions", "country");
        Settings settings = load(found);
        try (Schemas schemas =
                new Schemas(settings.inputFormat().registry().orElseThrow(), Duration.ofSeconds(10), true)) {
            Outcomes outcomes = new Outcomes(settings, schemas::of);
            events.sample().records().forEach(outcomes::add);
            assertThat(new TreeSet<>(outcomes.users().keySet())).isEqualTo(new TreeSet<>(users()));
            assertThat(outcomes.days()).containsOnlyKeys(DAY);
        } finally {
            registry.stop(0);
        }
    }

    static Stream<HttpServer> registries() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = ("{\"schema\":\"" + SCHEMA.replace("\n", " ").replace("\"", "\\\"") + "\"}").getBytes(UTF_8);
        server.createContext("/schemas/ids/7", exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return Stream.of(server);
    }

    private static Settings load(Map<String, String> keys) {
        Map<String, String> all = new HashMap<>(GIVEN);
        all.putAll(keys);
        return new SettingsLoader()
                .set(all.entrySet().stream()
                        .map(key -> key.getKey() + "=" + key.getValue())
                        .toList())
                .load();
    }

    private static Map<String, String> keys(Proposal proposal) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(String.join("\n", proposal.lines())));
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
    }

    private static Events json(IntFunction<String> event) {
        Events events = new Events();
        IntStream.range(0, EVENTS).mapToObj(event).forEach(events::add);
        return events;
    }

    private static String user(int event) {
        return "user-" + event % USERS;
    }

    private static List<String> users() {
        return IntStream.range(0, USERS).mapToObj(TenShapesTest::user).toList();
    }

    /** Of every third event the user is not known. */
    private static boolean isKnown(int event) {
        return event % 3 > 0;
    }

    private static String anonymous(int event) {
        return "507f191e-810c-4197-a160-" + (100_000_000_000L + event % USERS);
    }

    private static List<String> known() {
        return IntStream.range(0, EVENTS)
                .mapToObj(event -> isKnown(event) ? user(event) : anonymous(event))
                .toList();
    }

    private static String orNull(int event) {
        return isKnown(event) ? "'" + user(event) + "'" : "null";
    }

    private static String uuid(int event) {
        return "0e8400e2-9b41-4d4a-a716-" + (200_000_000_000L + event);
    }

    private static String minute(int event) {
        return "2026-11-29T09:" + (10 + event % 50);
    }

    private static String segment(int i) {
        return "{'anonymousId':'" + anonymous(i)
                + "','context':{'library':{'name':'analytics.js','version':'2.11.1'},'locale':'"
                + (i % 2 == 0 ? "de-DE" : "en-US") + "','ip':'108.0.78." + i % 20
                + "'},'event':'Product Viewed','messageId':'ajs-"
                + uuid(i) + "','originalTimestamp':'" + minute(i) + ":03.152Z','properties':{'product_id':'p" + i % 9
                + "'},'receivedAt':'" + minute(i) + ":04.300Z','sentAt':'" + minute(i) + ":04.001Z','timestamp':'"
                + minute(i)
                + ":03.451Z','type':'track','userId':" + orNull(i) + ",'version':2}";
    }

    private static String postHog(int i) {
        return "{'uuid':'" + uuid(i) + "','event':'$pageview','distinct_id':'" + user(i)
                + "','properties':{'$lib':'web','$os':'" + (i % 2 == 0 ? "Mac OS X" : "Windows")
                + "','distinct_id':'" + user(i) + "','$session_id':'s" + i % 40
                + "','$geoip_country_code':'DE','$current_url':'https://shop.example/"
                + i + "'},'timestamp':'" + minute(i) + ":11.006000+00:00','team_id':2}";
    }

    private static Events snowplow() {
        Events events = new Events();
        for (int i = 0; i < EVENTS; i++) {
            Map<String, String> cells = new HashMap<>(Map.of(
                    "app_id",
                    "shop",
                    "platform",
                    i % 4 == 0 ? "web" : "mob",
                    "etl_tstamp",
                    minute(i).replace('T', ' ') + ":09.250",
                    "collector_tstamp",
                    minute(i).replace('T', ' ') + ":07.871",
                    "dvce_created_tstamp",
                    minute(i).replace('T', ' ') + ":06.100",
                    "event",
                    "page_view",
                    "event_id",
                    uuid(i),
                    "domain_userid",
                    anonymous(i),
                    "derived_tstamp",
                    minute(i).replace('T', ' ') + ":07.550",
                    "event_name",
                    "page_view"));
            cells.put("user_id", isKnown(i) ? user(i) : "");
            cells.put("network_userid", uuid(i % USERS));
            cells.put("useragent", "Mozilla/5.0 (X11; Linux x86_64), like Gecko");
            cells.put(
                    "contexts",
                    "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0\",\"data\":[]}");
            String line = SnowplowColumns.NAMES.stream()
                    .map(column -> cells.getOrDefault(column, ""))
                    .collect(Collectors.joining("\t"));
            events.add(null, line.getBytes(UTF_8), new RecordHeaders());
        }
        return events;
    }

    private static String structured(int i) {
        return "{'specversion':'1.0','type':'com.example.shop.login','source':'/shop/web','id':'" + uuid(i)
                + "','time':'"
                + minute(i) + ":00Z','datacontenttype':'application/json','data':{'userId':'" + user(i) + "','plan':'"
                + (i % 2 == 0 ? "free" : "pro") + "'}}";
    }

    private static Events binary() {
        Events events = new Events();
        for (int i = 0; i < EVENTS; i++) {
            Headers headers = new RecordHeaders();
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_type",
                            "com.example.shop.login",
                            "ce_source",
                            "/shop/web",
                            "ce_id",
                            uuid(i),
                            "ce_time",
                            minute(i) + ":00Z",
                            "content-type",
                            "application/json")
                    .forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
            events.add(null, ("{\"userId\":\"" + user(i) + "\"}").getBytes(UTF_8), headers);
        }
        return events;
    }

    private static String debezium(int i) {
        String row = "{'id':" + (1_000 + i) + ",'customer_id':'" + user(i) + "','total':" + i
                + ",'created_at':1600000000000}";
        boolean delete = i % 7 == 6;
        return "{'before':" + (delete ? row : "null") + ",'after':" + (delete ? "null" : row)
                + ",'source':{'version':'3.0.0.Final','connector':'postgresql','name':'shop','ts_ms':"
                + (1795946400000L + i)
                + ",'snapshot':'false','db':'shop','schema':'public','table':'orders','txId':" + i + ",'lsn':"
                + 24023128 + i
                + "},'op':'" + (delete ? "d" : "c") + "','ts_ms':" + (1795946400900L + i) + ",'transaction':null}";
    }

    private static String ga4(int i) {
        return "{'event_date':'20261129','event_timestamp':'" + (1795946400048491L + i * 1_000_000L)
                + "','event_name':'page_view','event_params':[{'key':'ga_session_id','value':{'int_value':'1'}}],'event_previous_timestamp':'"
                + (1795846400048491L + i) + "','user_id':null,'user_pseudo_id':'" + user(i)
                + "','user_first_touch_timestamp':'" + (1795046400048491L + i % USERS)
                + "','device':{'category':'" + (i % 2 == 0 ? "mobile" : "desktop")
                + "','operating_system':'iOS'},'geo':{'country':'"
                + (i % 3 == 0 ? "Germany" : "France") + "'},'stream_id':'12345','platform':'WEB'}";
    }

    private static String rudderStack(int i) {
        return "{'type':'track','channel':'web','messageId':'" + uuid(i) + "','anonymousId':'" + anonymous(i)
                + "','userId':"
                + orNull(i) + ",'event':'Order Completed','context':{'os':{'name':'" + (i % 2 == 0 ? "iOS" : "Android")
                + "'},'traits':{'email':'a@example.org'},'sessionId':" + (1795946400 + i) + "},'originalTimestamp':'"
                + minute(i)
                + ":01.100Z','sentAt':'" + minute(i) + ":02.000Z','receivedAt':'" + minute(i)
                + ":02.900+01:00','request_ip':'10.0.0.1','timestamp':'" + minute(i) + ":02.000Z'}";
    }

    private static String filebeat(int i) {
        return "{'@timestamp':'" + minute(i)
                + ":30.500Z','@metadata':{'beat':'filebeat','type':'_doc','version':'9.1.0'},'log':{'offset':"
                + i * 120 + ",'file':{'path':'/var/log/auth.log'}},'message':'session opened','user':{'name':'"
                + user(i)
                + "'},'host':{'name':'web-1'},'agent':{'type':'filebeat','id':'" + uuid(0)
                + "','name':'web-1'},'ecs':{'version':'8.0.0'}}";
    }

    private static String matomo(int i) {
        return "{'idSite':'1','idVisit':'" + (300 + i) + "','visitIp':'10.0.0.0','visitorId':'" + user(i)
                + "','fingerprint':'" + uuid(i % 50) + "','userId':null,'serverTimestamp':" + (1795946400 + i)
                + ",'firstActionTimestamp':" + (1795946000 + i) + ",'lastActionTimestamp':" + (1795946300 + i)
                + ",'serverDate':'2026-11-29','countryCode':'" + (i % 2 == 0 ? "de" : "fr")
                + "','deviceType':'Desktop'}";
    }

    private static byte[] avro(int i) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 0, 0, 7});
        writeLong(out, 1);
        writeLong(out, user(i).length());
        out.writeBytes(user(i).getBytes(UTF_8));
        writeLong(out, 1795946400000L + i * 1_000L);
        writeLong(out, i % 2);
        return out.toByteArray();
    }

    /** As Avro writes it: zigzag, seven bits at a time. */
    private static void writeLong(ByteArrayOutputStream out, long number) {
        long rest = (number << 1) ^ (number >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
