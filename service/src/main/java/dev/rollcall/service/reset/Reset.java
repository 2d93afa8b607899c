package dev.rollcall.service.reset;

import dev.rollcall.report.Accounts;
import dev.rollcall.report.GapsRow;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.FoundTopic;
import dev.rollcall.service.cluster.Group;
import dev.rollcall.service.cluster.Role;
import dev.rollcall.service.cluster.TopicState;
import dev.rollcall.service.cluster.Topics;
import dev.rollcall.service.cluster.Transactions;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one Rollcall has stored and published, and how to take it back, so that the next run counts everything anew. Used by one
 * thread.
 *
 * <p>Rows and accounts are taken back by tombstones, not by deleting the records: whoever follows the topics, or keeps a copy of them,
 * learns that they are gone, and compaction removes them in its time. All tombstones go in one transaction, so that readers of committed
 * records see all of them or none. The whole is no transaction, for Kafka deletes groups and topics outside of any. Positions go first: were
 * it to stop half-way, either events would be repeats of visits that are known, and none would be left out, or a topic would be missing,
 * and {@code run} would say so.
 */
public final class Reset {
    private final Settings settings;
    private final Cluster cluster;
    private final Topics topics;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    private Reset(Cluster cluster) {
        settings = cluster.settings();
        this.cluster = cluster;
        topics = new Topics(cluster);
    }

    /**
     * Looks at what there is.
     *
     * @param cluster the cluster, with the settings
     * @param rejectedToo whether rejected events are deleted, too
     * @return what would be done; nothing has been
     * @throws StillRunningException if instances run
     * @throws dev.rollcall.service.UserError if no broker answers, or a topic holds something else than it should
     */
    public static Reset plan(Cluster cluster, boolean rejectedToo) {
        cluster.id();
        Reset reset = new Reset(cluster);
        reset.group();
        reset.internalTopics();
        reset.state();
        reset.published();
        reset.firstVisits();
        reset.rejected(rejectedToo);
        return reset;
    }

    /**
     * What is to be done, in this order.
     *
     * @return one line each, beginning with a verb
     */
    public List<String> steps() {
        return steps.stream().map(Step::what).toList();
    }

    /**
     * What stays.
     *
     * @return one line each
     */
    public List<String> kept() {
        return List.copyOf(kept);
    }

    /**
     * Does it.
     *
     * @param done is told each step when it is done
     * @throws StillRunningException if an instance has started meanwhile
     */
    public void execute(Consumer<String> done) {
        for (Step step : steps) {
            step.action().run();
            done.accept(step.what());
        }
    }

    private void group() {
        Group group = new Group(cluster);
        StillRunningException.throwIfAny(settings, group.members());
        Transactions transactions = new Transactions(cluster);
        int open = transactions.unfinished().size();
        if (open > 0) {
            steps.add(new Step(
                    "abort " + count(open, "transaction") + " that lost instances have left open",
                    transactions::abortAll));
        }
        int committed = cluster.committed().size();
        if (group.exists()) {
            steps.add(new Step(
                    "delete group " + settings.applicationId() + " with its positions in "
                            + count(committed, "partition"),
                    () -> StillRunningException.throwIfAny(settings, group.delete())));
        }
    }

    private void internalTopics() {
        // Without its settings `run` refuses what is left of the state, should this stop half-way.
        List<TopicState> settingsFirst = topics.states().stream()
                .sorted(Comparator.comparing(topic -> topic.role() != Role.SETTINGS))
                .toList();
        for (TopicState topic : settingsFirst) {
            if (topic.role().isState() && topic.found().isPresent()) {
                int partitions = topic.found().map(FoundTopic::partitions).orElseThrow();
                steps.add(new Step(
                        "delete topic " + topic.name() + " (" + count(partitions, "partition") + ")",
                        () -> cluster.delete(topic.name())));
            }
        }
    }

    private void state() {
        for (StoredState state : StoredState.find(settings)) {
            steps.add(
                    new Step("delete directory " + state.directory() + " (" + state.megabytes() + ")", state::delete));
        }
    }

    private void published() {
        List<PublishedKeys> found = Stream.of(
                        published(SettingsKeys.OUTPUT_TOPIC, settings.outputTopic(), "rows", ReportRow::parse),
                        published(SettingsKeys.GAPS_TOPIC, settings.gapsTopic(), "gaps", GapsRow::parse),
                        published(
                                SettingsKeys.RETENTION_TOPIC,
                                settings.retentionTopic(),
                                "cohorts",
                                RetentionRow::parse),
                        published(SettingsKeys.ACCOUNTS_TOPIC, settings.accountsTopic(), "accounts", Accounts::parse))
                .flatMap(Optional::stream)
                .filter(keys -> !keys.isEmpty())
                .toList();
        if (!found.isEmpty()) {
            String what = found.stream().map(PublishedKeys::toString).collect(Collectors.joining(", "));
            steps.add(new Step("take back " + what, () -> PublishedKeys.takeBack(settings, found)));
        }
    }

    private Optional<PublishedKeys> published(
            String setting, String topic, String things, BiConsumer<byte[], byte[]> parser) {
        return cluster.topic(topic).map(exists -> PublishedKeys.read(settings, setting, topic, things, parser));
    }

    /** They come once more when all is counted anew. */
    private void firstVisits() {
        settings.firstVisitsTopic()
                .filter(topic -> holdsRecords(Role.FIRST_VISITS))
                .ifPresent(this::deleteRecords);
    }

    private boolean holdsRecords(Role role) {
        return topics.states().stream()
                .filter(topic -> topic.role() == role && topic.found().isPresent())
                .anyMatch(topic -> topics.kept(topic) > 0);
    }

    private void deleteRecords(String topic) {
        steps.add(new Step("delete the records of topic " + topic, () -> cluster.deleteRecords(topic)));
    }

    private void rejected(boolean too) {
        if (!holdsRecords(Role.REJECTED)) {
            return;
        }
        if (too) {
            deleteRecords(settings.rejectedTopic());
        } else {
            kept.add("the records of topic " + settings.rejectedTopic()
                    + ": what is rejected again comes there a second time, and `verify` says so; --rejected deletes"
                    + " them");
        }
    }

    /**
     * One thing that a reset does.
     *
     * @param what what it does, as in {@code delete topic rollcall-activity-changelog (8 partitions)}
     * @param action does it, and returns when it is done
     */
    private record Step(String what, Runnable action) {}

    private static String count(int number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
