package dev.rollcall.service.cluster;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/** What a topic is to Rollcall, in the order of the data flow. */
public enum Role {
    /** The events. */
    INPUT,
    /** Events that could not be counted. */
    REJECTED,
    /** Batches of visits on their way to the ledger. */
    VISITS,
    /** The changelog of the activity rows. */
    ACTIVITY,
    /** Batches of changes to counts on their way to the totals. */
    CHANGES,
    /** The changelog of the totals. */
    TOTALS,
    /** The report rows. */
    OUTPUT,
    /** When the users of a day were there before. */
    GAPS,
    /** The cohorts. */
    RETENTION,
    /** What became of the events of each input partition. */
    ACCOUNTS,
    /** Which users became active when. */
    FIRST_VISITS,
    /** What may not change. */
    SETTINGS;

    /** The role in lower case, for showing. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What Rollcall must be allowed to do with a topic that exists; Describe is implied by any of reading, writing and deleting. */
    Set<AclOperation> operations() {
        return switch (this) {
            case INPUT -> EnumSet.of(AclOperation.READ, AclOperation.DESCRIBE_CONFIGS);
            case REJECTED, OUTPUT, GAPS, RETENTION, ACCOUNTS, FIRST_VISITS ->
                EnumSet.of(AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS);
            case ACTIVITY, TOTALS, SETTINGS ->
                EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS);
            case VISITS, CHANGES ->
                EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.DESCRIBE_CONFIGS);
        };
    }

    /** Whether it lies between or behind stages, and is created by Kafka Streams when it is missing. */
    public boolean isInternal() {
        return this != INPUT && !isCreatedByRollcall();
    }

    /** Whether it holds what was counted, or what that was counted with: {@code reset} deletes it. */
    public boolean isState() {
        return isInternal() || this == SETTINGS;
    }

    /** Whether Rollcall itself creates the topic when it is missing; Kafka Streams creates those between and behind stages. */
    public boolean isCreatedByRollcall() {
        return switch (this) {
            case OUTPUT, GAPS, RETENTION, ACCOUNTS, REJECTED, FIRST_VISITS, SETTINGS -> true;
            default -> false;
        };
    }
}
