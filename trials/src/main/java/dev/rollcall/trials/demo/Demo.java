package dev.rollcall.trials.demo;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.StopSignals;
import dev.rollcall.service.Terminal;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.http.HttpService;
import dev.rollcall.service.run.Instance;
import dev.rollcall.settings.Settings;
import dev.rollcall.trials.LogFile;
import dev.rollcall.trials.WorkDirectory;
import dev.rollcall.trials.broker.BrokerOptions;
import dev.rollcall.trials.broker.EmbeddedBroker;
import dev.rollcall.trials.traffic.Published;
import dev.rollcall.trials.traffic.Scenario;
import dev.rollcall.trials.traffic.Truth;
import dev.rollcall.trials.traffic.Verdict;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Shows everything in one process: a broker, generated events, a Rollcall that counts them, and whether it counted right. */
public final class Demo {
    private static final int PARTITIONS = 6;
    private static final int LIVE_RATE = 200;

    private final DemoOptions options;
    private final Display display;
    private final Clock clock;
    private final Function<Settings, Published> published;
    private final Instant start;
    private final Scenario scenario;

    /**
     * A demo that has done nothing yet.
     *
     * @param options what was chosen, not null
     * @param out where everything is shown, not null
     * @param clock tells where the history ends, not null
     * @throws IllegalArgumentException if the events, users or days are out of range; the message names them
     */
    public Demo(DemoOptions options, PrintWriter out, Clock clock) {
        this(options, out, clock, Published::read);
    }

    /** The last parameter tells what was published. */
    Demo(DemoOptions options, PrintWriter out, Clock clock, Function<Settings, Published> published) {
        this.options = options;
        this.clock = clock;
        this.published = published;
        Map<String, String> environment = System.getenv();
        display = new Display(out, Terminal.canDraw(environment), Terminal.width(environment));
        start = clock.instant();
        scenario = new Scenario(
                options.events(), options.users(), options.days(), DemoSettings.ZONE, start, options.seed());
    }

    /**
     * Whether the output of this process is a terminal on which a screen can be drawn.
     *
     * @return whether somebody looks on
     */
    public static boolean onTerminal() {
        return Terminal.canDraw(System.getenv());
    }

    /**
     * Runs the demo to its end, on the calling thread. Interrupting it, or a signal that ends the process, stops everything cleanly.
     *
     * @return {@link ExitStatus#DONE} if all that was published is true, {@link ExitStatus#NO} if not,
     *     {@link ExitStatus#FAILED} if it was stopped before that was known
     * @throws dev.rollcall.service.UserError if the directory to keep cannot be used
     */
    public int run() {
        try (StopSignals stop = StopSignals.interrupting()) {
            try {
                return inDirectory();
            } catch (InterruptedException e) {
                return ExitStatus.FAILED;
            } catch (RuntimeException e) {
                // Whatever was interrupted may say so in its own way.
                if (stop.requested()) {
                    return ExitStatus.FAILED;
                }
                throw e;
            }
        }
    }

    private int inDirectory() throws InterruptedException {
        try (WorkDirectory directory = WorkDirectory.of(options.keep(), "rollcall-demo-");
                LogFile log = LogFile.to(directory.path().resolve("demo.log"));
                EmbeddedBroker broker = new EmbeddedBroker(
                        BrokerOptions.defaults().withDirectory(directory.path().resolve("broker")))) {
            try {
                display.say(DemoText.scenario(scenario));
                Settings settings = DemoSettings.in(directory, broker.start().bootstrapServers());
                display.say(DemoText.places(settings, directory, log.path()));
                createInput(settings);
                return count(settings);
            } finally {
                // Closing waits for threads, and must not be cut short by what ended the demo.
                Thread.interrupted();
            }
        }
    }

    private static void createInput(Settings settings) {
        try (Cluster cluster = new Cluster(settings)) {
            cluster.create(new NewTopic(settings.inputTopics().get(0), PARTITIONS, (short) 1)
                    .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Loader.MAX_EVENT_BYTES))));
        }
    }

    private int count(Settings settings) throws InterruptedException {
        try (Instance instance = Instance.start(settings, clock);
                HttpService http = HttpService.start(settings, clock, instance).orElseThrow();
                Loader loader = new Loader(settings, scenario);
                PublishedTail tail = new PublishedTail(settings)) {
            try {
                display.say(text("Look in a browser:%n  %s%n", http.url()));
                // Not before: it would take the processor from what must start first.
                CompletableFuture<Truth> history = loader.history(
                        new Truth(settings.wauDays(), settings.mauDays(), settings.cohorts()), options.rate());
                Watch watch = new Watch(tail, display, clock, start);
                int status = history(settings, instance, history, watch);
                if (options.live()) {
                    live(instance, loader, watch);
                }
                return status;
            } finally {
                Thread.interrupted();
            }
        }
    }

    private int history(Settings settings, Instance instance, CompletableFuture<Truth> history, Watch watch)
            throws InterruptedException {
        Truth truth = await(history, scenario.events(), instance, watch);
        Duration loaded = watch.elapsed();
        await(instance.caughtUp(), scenario.events(), instance, watch);
        Duration counted = watch.elapsed();
        watch.finish(scenario.events());
        display.say(DemoText.timing(scenario.events(), loaded, counted));
        return verdict(truth, published.apply(settings));
    }

    private int verdict(Truth truth, Published result) {
        Verdict verdict = Verdict.of(truth, result);
        DemoText.days(result, display);
        display.say(DemoText.rejected(result));
        display.say(verdict.summary());
        return verdict.exact() ? ExitStatus.DONE : ExitStatus.NO;
    }

    private void live(Instance instance, Loader loader, Watch watch) {
        int rate = options.rate().orElse(LIVE_RATE);
        display.say(text("%nLive traffic goes on, %,d events/s, until you press Ctrl-C.%n", rate));
        try {
            await(loader.live(rate, clock), 0, instance, watch);
        } catch (InterruptedException e) {
            display.say("Stopping");
        }
    }

    private static <T> T await(CompletableFuture<T> future, long planned, Instance instance, Watch watch)
            throws InterruptedException {
        watch.until(CompletableFuture.anyOf(instance.failed(), future), planned);
        if (instance.failed().isDone()) {
            throw new IllegalStateException("Rollcall failed", instance.failed().join());
        }
        return future.join();
    }
}
