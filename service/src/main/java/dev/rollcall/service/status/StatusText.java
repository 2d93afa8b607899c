package dev.rollcall.service.status;

import dev.rollcall.service.text.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes a status for a person. */
public final class StatusText {
    private static final double MILLIS_PER_SECOND = 1_000;

    private StatusText() {}

    /**
     * Writes it.
     *
     * @param status the status
     * @param out where to
     */
    public static void print(Status status, PrintWriter out) {
        out.println("Application   " + status.application() + ", group " + status.group());
        out.println("Instances     " + instances(status));
        out.println("Behind        " + number(status.lag()) + " events; " + number(status.visits())
                + " batches of visits, " + number(status.changes()) + " of changes on their way");
        out.println("Standbys      " + standbys(status));
        out.println("Transactions  " + status.transactions().size() + " open");
        threads(status, out);
        input(status, out);
        transactions(status, out);
        out.flush();
    }

    private static String instances(Status status) {
        return status.threads().isEmpty()
                ? "none"
                : status.instances() + " with " + status.threads().size() + " threads and "
                        + status.threads().stream().mapToInt(ThreadTasks::tasks).sum() + " tasks";
    }

    /** A member tells others of its standbys in a part of the protocol that the brokers pass on unread. */
    private static String standbys(Status status) {
        if (status.standbyReplicas() == 0) {
            return "off (standby.replicas=0)";
        }
        return status.instances() < 2
                ? "none; they need a second instance"
                : "up to " + status.standbyReplicas()
                        + " of each part of the state; brokers do not know on which instance";
    }

    private static void threads(Status status, PrintWriter out) {
        table(
                "l",
                List.of("INSTANCE", "HOST", "THREAD", "TASKS"),
                status.threads(),
                thread -> List.of(thread.instance(), thread.host(), thread.thread(), thread.text()),
                out);
    }

    private static void input(Status status, PrintWriter out) {
        table(
                "llr",
                List.of("PARTITION", "COUNTED BY", "COMMITTED", "END", "LAG"),
                status.input(),
                partition -> List.of(
                        partition.topic() + "-" + partition.partition(),
                        Objects.requireNonNullElse(partition.instance(), "nobody"),
                        partition.committed() == null ? "-" : number(partition.committed()),
                        number(partition.end()),
                        number(partition.lag())),
                out);
    }

    private static void transactions(Status status, PrintWriter out) {
        table(
                "llr",
                List.of("TRANSACTION", "STATE", "OPEN FOR", "TIMEOUT"),
                status.transactions(),
                open -> List.of(open.id(), open.state(), seconds(open.openMs()), seconds(open.timeoutMs())),
                out);
    }

    private static <T> void table(
            String alignment, List<String> header, List<T> rows, Function<T, List<String>> cells, PrintWriter out) {
        if (!rows.isEmpty()) {
            List<List<String>> lines =
                    Stream.concat(Stream.of(header), rows.stream().map(cells)).toList();
            out.println();
            TextTable.print(alignment, lines, out);
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND);
    }
}
