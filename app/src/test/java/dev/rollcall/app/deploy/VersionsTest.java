package dev.rollcall.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is deployed is of the version that is built. */
class VersionsTest {
    private static final Path POM = DeployFiles.ROOT.resolve("pom.xml");
    private static final String BUILT = DeployFiles.allMatches(
                    "<artifactId>rollcall</artifactId>\\s+<version>([^<]+)</version>", DeployFiles.text(POM))
            .iterator()
            .next();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deploy/Dockerfile               | rollcall:([0-9][\\w.-]*)
            deploy/README.md                | rollcall:([0-9][\\w.-]*)
            deploy/helm/rollcall/Chart.yaml | \\bversion: (\\S+)
            deploy/helm/rollcall/Chart.yaml | appVersion: "([^"]+)
            deploy/kubernetes/rollcall.yaml | image: rollcall:(\\S+)
            """)
    void everyTagOfTheImageAndTheChartAreTheVersion(String file, String tag) {
        Set<String> tags = DeployFiles.allMatches(tag, DeployFiles.text(DeployFiles.ROOT.resolve(file)));

        assertThat(tags).containsExactly(BUILT);
    }

    /** Maven does not notice it of modules that only a profile builds. */
    @ParameterizedTest
    @MethodSource("modules")
    void everyModuleHasIt(Path pom) {
        assertThat(DeployFiles.allMatches(
                        "<artifactId>rollcall</artifactId>\\s+<version>([^<]+)</version>", DeployFiles.text(pom)))
                .containsExactly(BUILT);
    }

    private static Stream<Path> modules() {
        return DeployFiles.allMatches("<module>([^<]+)</module>", DeployFiles.text(POM)).stream()
                .map(module -> DeployFiles.ROOT.resolve(module).resolve("pom.xml"));
    }

    @Test
    void theChangelogHasIt() {
        assertThat(DeployFiles.text(DeployFiles.ROOT.resolve("CHANGELOG.md"))).contains("\n## [" + BUILT + "]");
    }
}
