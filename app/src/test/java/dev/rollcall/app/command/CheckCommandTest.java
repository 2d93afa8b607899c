package dev.rollcall.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    private Path directory;

    @Test
    void whatInvitesAHazardIsShownTheWorstFirst() throws IOException {
        Execution execution = check("producer.linger=1\nproducer.acks=0\n");

        assertThat(execution.status()).isEqualTo(ExitStatus.NO);
        assertThat(execution.out())
                .startsWith("ERROR    line 2: producer.acks=0\n         L2, failed write given up\n")
                .contains("Set acks=all.", "NOTE     line 1: producer.linger=1")
                .endsWith("1 error, 1 note.\n");
    }

    @Test
    void withNotesAloneTheStatusIsZero() throws IOException {
        Execution execution = check("producer.linger.ms=1\nproducer.acks=all\n");

        assertThat(execution.status()).isEqualTo(ExitStatus.DONE);
        assertThat(execution.out()).endsWith("1 note.\n");
    }

    @Test
    void programsGetJson() throws IOException {
        Execution execution = check("producer.acks=0\n", "--format", "json");

        assertThat(execution.out())
                .contains("\"severity\" : \"ERROR\"", "\"what\" : \"producer.acks=0\"", "[ \"L2\", \"L3\" ]");
    }

    @Test
    void anotherFormatIsOneLine() throws IOException {
        Execution execution = check("producer.acks=0\n", "--format", "xml");

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err()).hasLineCount(1).contains("'xml' is none of text, json");
    }

    private Execution check(String text, String... more) throws IOException {
        Path file = Files.writeString(directory.resolve("old.properties"), text);
        String[] arguments = new String[more.length + 3];
        arguments[0] = "check";
        arguments[1] = "--properties";
        arguments[2] = file.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Execution.of(arguments);
    }
}
