package dev.rollcall.trials.drill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDamageTest {
    @TempDir
    private Path directory;

    private Path state;
    private Path identity;
    private Path current;
    private Path table;

    @BeforeEach
    void anInstanceHasLeftItsState() throws Exception {
        state = directory.resolve("state-0");
        Path task = state.resolve("0").resolve("rollcall-drill").resolve("1_0");
        Path store = Files.createDirectories(task.resolve("rocksdb").resolve("activity"));
        identity = Files.writeString(state.resolve("0").resolve("instance-id"), "me");
        current = Files.writeString(store.resolve("CURRENT"), "MANIFEST-000005");
        table = Files.write(store.resolve("000001.sst"), new byte[100]);
    }

    @Test
    void everythingIsDeleted() {
        StateDamage.ALL_DELETED.inflict(state);

        assertThat(state).doesNotExist();
        assertThat(directory).exists();
    }

    @Test
    void onlyTheStoresAreDeleted() {
        StateDamage.STORES_DELETED.inflict(state);

        assertThat(table).doesNotExist();
        assertThat(current).doesNotExist();
        assertThat(identity).exists();
    }

    @Test
    void onlyTheStoresAreTruncated() {
        StateDamage.STORES_TRUNCATED.inflict(state);

        assertThat(table).hasSize(50);
        assertThat(identity).hasContent("me");
    }

    @Test
    void onlyTheTablesAreDeleted() {
        StateDamage.TABLES_DELETED.inflict(state);

        assertThat(table).doesNotExist();
        assertThat(current).exists();
    }
}
