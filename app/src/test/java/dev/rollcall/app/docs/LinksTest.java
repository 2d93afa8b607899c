package dev.rollcall.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link of a page to another page, a picture or a heading leads somewhere. */
class LinksTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]*(?:Test|IT))`");
    private static final int README_LINES = 200;
    private static final int README_WORDS = 1_500;
    private static final int PAGE_LINES = 400;

    static Stream<Path> pages() throws IOException {
        List<Path> pages;
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            pages = docs.filter(page -> page.toString().endsWith(".md")).toList();
        }
        return Stream.concat(
                Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(ROOT::resolve), pages.stream());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) {
        List<String> broken = LINK.matcher(text(page))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !leadsSomewhere(page, link))
                .toList();

        assertThat(broken).isEmpty();
    }

    /** What holds a promise is named by its class. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyTestThatAPageNamesExists(Path page) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            Set<String> tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .collect(Collectors.toSet());

            assertThat(TEST.matcher(text(page)).results().map(test -> test.group(1) + ".java"))
                    .isSubsetOf(tests);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageIsTooLongToRead(Path page) {
        assertThat(text(page).lines().count()).isLessThanOrEqualTo(PAGE_LINES);
    }

    @Test
    void theReadmeIsShort() {
        String readme = text(ROOT.resolve("README.md"));

        assertThat(readme.lines().count()).isLessThanOrEqualTo(README_LINES);
        assertThat(readme.split("\\s+")).hasSizeLessThanOrEqualTo(README_WORDS);
    }

    private static boolean leadsSomewhere(Path page, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path);
        return Files.exists(target) && (hash < 0 || anchors(target).anyMatch(link.substring(hash + 1)::equals));
    }

    /** Those that a page names itself, and headings as GitHub names them. */
    private static Stream<String> anchors(Path page) {
        return Stream.concat(ANCHOR.matcher(text(page)).results().map(anchor -> anchor.group(1)), headings(page));
    }

    private static Stream<String> headings(Path page) {
        return HEADING.matcher(text(page)).results().map((MatchResult heading) -> heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-'));
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
