package dev.rollcall.sinks;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * A copy of the results. One owner writes to it at a time, known by a number that only grows, the epoch; whoever had a lower one before is refused.
 * Used by one thread.
 *
 * <p>All methods throw {@link TargetAwayException} if the target cannot be reached now, and {@link dev.rollcall.service.UserError} for what a
 * person has to change.
 */
public interface Target extends AutoCloseable {
    /**
     * What it takes.
     *
     * @return the topics, never none
     */
    Set<Source> sources();

    /**
     * Takes the target over. Connects if need be, and creates what is missing.
     *
     * @param generation the generation of the group by which this owner was chosen
     * @param confirm fails if this owner is not that of the group any more; asked where the generation alone does not tell
     * @return the positions that the target holds
     */
    Map<TopicPartition, Position> claim(long generation, Runnable confirm);

    /**
     * Writes changes, and the positions behind them, all or nothing.
     *
     * @param changes at most one for each key of a topic, not null
     * @param positions those of the partitions that they are from, not null
     * @throws DeposedException if another owner has taken over
     * @throws RefusedRowException if the target does not take a row
     */
    void write(Collection<Change> changes, Map<TopicPartition, Position> positions);

    /**
     * Puts all rows of a topic in the place of those that are there, all or nothing; readers see the former ones until then.
     *
     * @param source the topic, not null
     * @param changes all of its records in order, in portions of which each has at most one for each key
     * @param positions the positions behind them, asked when all were taken; not null
     * @throws DeposedException if another owner has taken over
     * @throws RefusedRowException if the target does not take a row
     */
    void replace(
            Source source, Iterator<Collection<Change>> changes, Supplier<Map<TopicPartition, Position>> positions);

    /**
     * The positions that the target holds, whoever is the owner. Changes nothing.
     *
     * @return nothing if it holds none
     */
    Map<TopicPartition, Position> positions();

    /**
     * All that the target holds: the rows are as of the positions, or later.
     *
     * @return what it holds
     */
    Contents read();

    /**
     * The rows of a change as {@link Contents} has them.
     *
     * @param change a change, not null
     * @return nothing if the key is deleted, or its rows are none
     */
    Set<String> rowsOf(Change change);

    /** Lets the connection go; a further call connects again. */
    @Override
    void close();

    /**
     * What a target holds.
     *
     * @param positions up to where, not null
     * @param rows by source and the key of the record that they are from: one or several; not null
     */
    record Contents(Map<TopicPartition, Position> positions, Map<Source, Map<String, Set<String>>> rows) {}
}
