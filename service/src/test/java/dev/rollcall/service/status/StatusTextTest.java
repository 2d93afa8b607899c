package dev.rollcall.service.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.cluster.OpenTransaction;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTextTest {
    private static final ThreadTasks FIRST = new ThreadTasks("a", "10.0.0.1", "1", List.of(0, 2), List.of(1), true);
    private static final ThreadTasks SECOND = new ThreadTasks("b", "10.0.0.2", "1", List.of(1), List.of(0), false);
    private static final InputLag COUNTED = new InputLag("web", 0, 1_000L, 1_200, 200, "a");
    private static final InputLag NEW = new InputLag("app", 1, null, 7, 7, null);

    @Test
    void instancesAndWhatTheirThreadsWorkOnAreShown() {
        String text = text(List.of(FIRST, SECOND), List.of(COUNTED), List.of());

        assertThat(text)
                .contains("Application   rollcall, group Stable\n", "Instances     2 with 2 threads and 6 tasks\n")
                .containsPattern("a +10\\.0\\.0\\.1 +1 +intake 0 2, ledger 1, totals\n")
                .containsPattern("b +10\\.0\\.0\\.2 +1 +intake 1, ledger 0\n")
                .contains("up to 1 of each part of the state; brokers do not know on which instance");
    }

    @Test
    void theLagOfEveryPartitionAndOfAllIsShown() {
        String text = text(List.of(FIRST), List.of(COUNTED, NEW), List.of());

        assertThat(text)
                .contains("Behind        207 events; 3 batches of visits, 0 of changes on their way\n")
                .containsPattern("web-0 +a +1,000 +1,200 +200\n")
                .containsPattern("app-1 +nobody +- +7 +7\n");
    }

    @Test
    void openTransactionsAreShownWithTheirAge() {
        OpenTransaction open = new OpenTransaction("rollcall-x-1", "Ongoing", 12_340, 10_000);

        assertThat(text(List.of(), List.of(COUNTED), List.of(open)))
                .contains("Instances     none\n", "Transactions  1 open\n", "none; they need a second instance")
                .containsPattern("rollcall-x-1 +Ongoing +12\\.3 s +10\\.0 s\n");
    }

    private static String text(List<ThreadTasks> threads, List<InputLag> input, List<OpenTransaction> open) {
        StringWriter text = new StringWriter();
        StatusText.print(new Status("rollcall", "Stable", threads, input, 3, 0, open, 1), new PrintWriter(text));
        return text.toString();
    }
}
