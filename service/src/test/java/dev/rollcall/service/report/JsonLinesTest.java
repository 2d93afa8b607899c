package dev.rollcall.service.report;

import static dev.rollcall.service.report.Rows.row;
import static dev.rollcall.service.report.Rows.shown;
import static dev.rollcall.service.report.Rows.shownAfterwards;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonLinesTest {
    @Test
    void everyRowIsALineAsInTheTopic() {
        String json = shown(
                new JsonLines(),
                row("2026-11-20", "all", 1204, 4310, 9855, 87),
                row("2026-11-20", "country=\n", 1, 2, 3, 4));

        assertThat(json).isEqualTo("""
                {"day":"2026-11-20","zone":"UTC","segment":"all","dau":1204,"wau":4310,"mau":9855,"new":87,"returning":0,"resurrected":0,"dormant":0,"wtd":0,"mtd":0}
                {"day":"2026-11-20","zone":"UTC","segment":"country=\\n","dau":1,"wau":2,"mau":3,"new":4,"returning":0,"resurrected":0,"dormant":0,"wtd":0,"mtd":0}
                """);
    }

    @Test
    void withoutRowsNothingIsShown() {
        assertThat(shown(new JsonLines())).isEmpty();
    }

    @Test
    void aChangedRowIsALine() {
        assertThat(shownAfterwards(new JsonLines(), row("2026-11-20", "all", 1, 2, 3, 4)))
                .isEqualTo(
                        "{\"day\":\"2026-11-20\",\"zone\":\"UTC\",\"segment\":\"all\",\"dau\":1,\"wau\":2,\"mau\":3,\"new\":4,"
                                + "\"returning\":0,\"resurrected\":0,\"dormant\":0,\"wtd\":0,\"mtd\":0}\n");
    }
}
