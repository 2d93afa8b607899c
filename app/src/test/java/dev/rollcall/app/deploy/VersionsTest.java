package dev.rollcall.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
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
            deploy/compose/compose.yaml     | image: rollcall:?(\\S*)
            deploy/helm/rollcall/Chart.yaml | \\bversion: (\\S+)
            deploy/helm/rollcall/Chart.yaml | appVersion: "([^"]+)
            deploy/kubernetes/rollcall.yaml | image: rollcall:(\\S+)
            """)
    void everyTagOfTheImageAndTheChartAreTheVersion(String file, String tag) {
        Set<String> tags = DeployFiles.allMatches(tag, DeployFiles.text(DeployFiles.ROOT.resolve(file)));

        assertThat(tags).containsExactly(BUILT);
    }

    /** A tag as {@code latest} or {@code 21-jre} means another image tomorrow. */
    @Test
    void everyImageOfOthersIsPinnedToAVersion() {
        Set<String> images = new HashSet<>(DeployFiles.allMatches("(?m)^FROM (\\S+)", DeployFiles.text("Dockerfile")));
        images.addAll(DeployFiles.allMatches("image: (?!rollcall)(\\S+)", DeployFiles.text("compose/compose.yaml")));

        assertThat(images).hasSizeGreaterThan(1).allMatch(image -> image.matches("[\\w/-]+:v?\\d+\\.\\d+\\.\\d+\\S*"));
    }

    @Test
    void composeBuildsEachImageOnce() {
        Object compose = DeployFiles.documents(DeployFiles.text("compose/compose.yaml"));

        assertThat(DeployFiles.under("build", compose)).hasSize(1);
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
