package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
import java.util.List;

/** One of the counts of a report row, in the order in which it stands there. */
public enum Count {
    /** Daily active users. */
    DAU("dau", 0),
    /** Weekly active users. */
    WAU("wau", 1),
    /** Monthly active users. */
    MAU("mau", 2),
    /** New users. */
    NEW("new", 3),
    /** Users who were active the day before, too. */
    RETURNING("returning", 4),
    /** Users who were active before, but not the day before. */
    RESURRECTED("resurrected", 5),
    /** Users who were active the day before, but not on the day. */
    DORMANT("dormant", 6),
    /** Users since the Monday of the week. */
    WTD("wtd", 7),
    /** Users since the first of the month. */
    MTD("mtd", 8);

    /** Every count, in that order. */
    public static final List<Count> ALL = List.of(values());

    /** Those that tables and the API show. */
    public static final List<Count> SHOWN = List.of(DAU, WAU, MAU, NEW);

    private final String field;
    private final int place;

    Count(String field, int place) {
        this.field = field;
        this.place = place;
    }

    /**
     * How it is called in a row.
     *
     * @return the field's name
     */
    public String field() {
        return field;
    }

    /**
     * Where it stands among the counts of a row.
     *
     * @return from 0
     */
    public int place() {
        return place;
    }

    /**
     * What a row says.
     *
     * @param row the row, not null
     * @return the number
     */
    public long of(ReportRow row) {
        return switch (this) {
            case DAU -> row.counts().dau();
            case WAU -> row.counts().wau();
            case MAU -> row.counts().mau();
            case NEW -> row.counts().newUsers();
            case RETURNING -> row.counts().returning();
            case RESURRECTED -> row.counts().resurrected();
            case DORMANT -> row.counts().dormant();
            case WTD -> row.counts().wtd();
            case MTD -> row.counts().mtd();
        };
    }
}
