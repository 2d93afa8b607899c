package dev.rollcall.commit;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Calls its processor back immediately before every commit, so that what the processor gathered in memory leaves in the same
 * transaction as the offsets it came from.
 *
 * <p>It is a state store that stores nothing. Kafka Streams flushes the caches of its stores in {@code prepareCommit}, before it
 * flushes the producer and before it adds the offsets to the transaction; that is how the caches of its own DSL work. This is the
 * only class that knows those internals (looked up in Kafka 4.4.0: {@code StreamTask.prepareCommit},
 * {@code ProcessorStateManager.flushCache}).
 *
 * <p>Nothing may leave a processor at any other time. A transaction belongs to a stream thread and is shared by its tasks: Kafka
 * Streams may abort it because of one task and let the others go on, and what those had sent would be lost. What is only gathered
 * cannot be lost that way.
 *
 * <p>Used by the stream thread of its task only.
 */
public final class BeforeCommit implements StateStore, CachedStateStore<Object, Object> {
    private static final Duration LOOK_EVERY = Duration.ofNanos(CommitPace.SOON);

    private final String name;
    private final CommitPace pace;
    private InternalProcessorContext<?, ?> context;
    private ProcessorNode<?, ?, ?, ?> owner;
    private Runnable emission;
    private Cancellable reminder;
    private boolean waiting;
    private boolean waitsForTime;
    private long waitsUntil;
    private ThreadCommits thread;
    private long lastCommit;
    private boolean open;

    private BeforeCommit(String name, CommitPace pace) {
        this.name = name;
        this.pace = pace;
    }

    /**
     * Builds such stores; there is no changelog behind them.
     *
     * @param name the store's name, unique in the topology
     * @param pace when to ask for commits, shared by all stores of the process
     * @return a builder to be given to the topology by the supplier of the owning processor
     */
    public static StoreBuilder<BeforeCommit> builder(String name, CommitPace pace) {
        return new BeforeCommitBuilder(name, () -> new BeforeCommit(name, pace));
    }

    /**
     * Names what is to be done before every commit. To be called by the owning processor in its {@code init}; a later call
     * replaces an earlier one.
     *
     * @param owner the context of the processor that is being initialised
     * @param emission forwards all that was gathered and forgets it; may forward any number of records, or none
     */
    public void run(ProcessorContext<?, ?> owner, Runnable emission) {
        this.context = (InternalProcessorContext<?, ?>) owner;
        this.owner = context.currentNode();
        this.emission = emission;
        thread = pace.ofThisThread();
        lastCommit = System.nanoTime();
        forgetReminder();
        reminder =
                owner.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, ignored -> askForCommit(System.nanoTime()));
    }

    /**
     * Says that something was gathered, so that a commit is asked for when it is time.
     *
     * @param bytes how much was taken in; a large amount means that there is a backlog
     */
    public void tookIn(long bytes) {
        long now = System.nanoTime();
        waiting = true;
        pace.took(bytes, now);
        askForCommit(now);
    }

    /** Says that there is more to emit than was gathered, for one commit or many: to be called in {@code init} or while emitting. */
    public void hasMore() {
        waiting = true;
    }

    /**
     * Says that there will be something to emit at some time, if nothing comes before.
     *
     * @param time when, as {@code System.nanoTime()} is
     */
    public void hasMoreAt(long time) {
        waitsUntil = time;
        waitsForTime = true;
    }

    private void askForCommit(long now) {
        thread.working(now);
        waiting |= waitsForTime && now - waitsUntil >= 0;
        if (pace.isDue(waiting, lastCommit, thread, now)) {
            context.commit();
        }
    }

    @Override
    public void flushCache() {
        if (emission == null) {
            return;
        }
        waiting = false;
        waitsForTime = false;
        lastCommit = System.nanoTime();
        ProcessorNode<?, ?, ?, ?> previous = context.currentNode();
        context.setCurrentNode(owner);
        try {
            emission.run();
        } finally {
            context.setCurrentNode(previous);
        }
        thread.begin(System.nanoTime());
    }

    @Override
    public void init(StateStoreContext stateStoreContext, StateStore root) {
        forget();
        open = true;
        stateStoreContext.register(root, (key, value) -> {
            throw new IllegalStateException("store " + name + " has no changelog to restore from");
        });
    }

    @Override
    public void close() {
        forget();
        open = false;
    }

    private void forget() {
        emission = null;
        waiting = false;
        waitsForTime = false;
        forgetReminder();
    }

    private void forgetReminder() {
        if (reminder != null) {
            reminder.cancel();
            reminder = null;
        }
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
        return false;
    }

    /** The task changes between active and standby; its processor, if there is one, will be initialised anew. */
    @Override
    public void clearCache() {
        forget();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }
}
