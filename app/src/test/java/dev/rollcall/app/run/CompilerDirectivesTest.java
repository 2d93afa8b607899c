package dev.rollcall.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.management.JMException;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompilerDirectivesTest {
    private static final Pattern OPTIMISED_CLASS = Pattern.compile("\"(org/apache/kafka/[^*\"]+[A-Za-z])\\*");

    @AfterEach
    void forgetTheDirectives() throws JMException {
        CompilerDirectives.tell("compilerDirectivesClear");
    }

    @Test
    void theJvmTakesAllOfThem() throws JMException {
        CompilerDirectives.add();

        assertThat(CompilerDirectives.tell("compilerDirectivesPrint"))
                .contains(
                        "org/apache/kafka/common/record/*.*", "Exclude:false", "org/apache/kafka/*.*", "Exclude:true");
    }

    /** A class that Kafka renames would no longer be optimised, and nobody would notice. */
    @Test
    void theClassesThatRunOncePerRecordExist() throws IOException {
        List<String> classes = optimisedClasses();

        assertThat(classes).hasSizeGreaterThan(3).allSatisfy(name -> assertThat(
                        Class.forName(name.replace('/', '.'), false, KafkaStreams.class.getClassLoader()))
                .isNotNull());
    }

    private static List<String> optimisedClasses() throws IOException {
        try (InputStream directives = CompilerDirectives.class.getResourceAsStream("/compiler-directives.json")) {
            String text = new String(directives.readAllBytes(), StandardCharsets.UTF_8);
            return OPTIMISED_CLASS
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .map(match -> match.substring(1, match.length() - 1))
                    .toList();
        }
    }
}
