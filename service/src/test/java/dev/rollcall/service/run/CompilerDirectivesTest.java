package dev.rollcall.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.management.JMException;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompilerDirectivesTest {
    /** Those that name a package end with a slash before the stars, and are not meant. */
    private static final Pattern NAMED_CLASS =
            Pattern.compile("\"-?((?:org/apache/kafka|dev/rollcall)/[^*\"]*/\\w+)(?:\\*\\.\\*|\\.(\\w+)\\*?)\"");

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

    /** What is renamed would be compiled in another way, and nobody would notice. */
    @Test
    void theNamedClassesAndMethodsExist() throws IOException {
        assertThat(named()).hasSizeGreaterThan(20).allSatisfy(match -> {
            Class<?> type = Class.forName(match.group(1).replace('/', '.'), false, KafkaStreams.class.getClassLoader());
            if (match.group(2) != null) {
                assertThat(type.getDeclaredMethods())
                        .extracting(Method::getName)
                        .contains(match.group(2));
            }
        });
    }

    private static List<MatchResult> named() throws IOException {
        try (InputStream directives = CompilerDirectives.class.getResourceAsStream("/compiler-directives.json")) {
            String text = new String(directives.readAllBytes(), StandardCharsets.UTF_8);
            return NAMED_CLASS.matcher(text).results().toList();
        }
    }
}
