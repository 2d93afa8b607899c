package dev.rollcall.service.audit;

import dev.rollcall.report.ReportRow;

/** One of the counts of a report row, in the order in which it stands there. */
enum Count {
    DAU("dau", 0),
    WAU("wau", 1),
    MAU("mau", 2),
    NEW("new", 3);

    private final String field;
    private final int place;

    Count(String field, int place) {
        this.field = field;
        this.place = place;
    }

    /** How it is called in a row. */
    String field() {
        return field;
    }

    /** Where it stands among the counts of a row, from 0. */
    int place() {
        return place;
    }

    long of(ReportRow row) {
        return switch (this) {
            case DAU -> row.dau();
            case WAU -> row.wau();
            case MAU -> row.mau();
            case NEW -> row.newUsers();
        };
    }
}
