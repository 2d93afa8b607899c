package dev.rollcall.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/rollcall} with a Java that only says how it was started. */
class LauncherTest {
    private static final String SAYS_HOW = "#!/bin/sh\necho $$\nprintf '%s\\n' \"$@\"\nenv | grep ROLLCALL_\nexit 7\n";

    @TempDir
    private Path directory;

    private Path home;
    private Path launcher;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void anInstallationAndAJava() throws IOException {
        home = directory.toRealPath().resolve("rollcall 1");
        launcher = executable(home.resolve("bin/rollcall"), DeployFiles.text(DeployFiles.ROOT.resolve("bin/rollcall")));
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib/rollcall.jar"), "a jar");
        java("17.0.9");
        environment.put("ROLLCALL_CACHE_DIR", directory.resolve("cache").toString());
    }

    @Test
    void theJvmTakesThePlaceOfTheScriptWithAllItsArguments() throws IOException, InterruptedException {
        Run run = run("run", "--set", "a=b c*");

        assertThat(run.status()).isEqualTo(7);
        assertThat(run.lines())
                .containsExactly(
                        Long.toString(run.pid()),
                        "@" + home.resolve("deploy/jvm.options"),
                        "-jar",
                        home.resolve("lib/rollcall.jar").toString(),
                        "run",
                        "--set",
                        "a=b c*");
    }

    @Test
    void itIsFoundThroughLinks() throws IOException, InterruptedException {
        launcher = Files.createSymbolicLink(directory.resolve("rollcall"), Path.of("rollcall 1/bin/rollcall"));

        assertThat(run("run").lines()).contains(home.resolve("lib/rollcall.jar").toString());
    }

    @Test
    void optionsOfTheUserComeLastAndMayReplaceOurs() throws IOException, InterruptedException {
        environment.put("JAVA_OPTS", "-Xmx1g -Da=b");
        environment.put("ROLLCALL_JVM_OPTIONS", "-XX:+UseG1GC");

        assertThat(run("run").lines()).containsSequence("-XX:+UseG1GC", "-Xmx1g", "-Da=b", "-jar");
    }

    @Test
    void theDemoMakesTheArchiveThatOthersUse() throws IOException, InterruptedException {
        String made = optionOf(run("demo"), "-XX:ArchiveClassesAtExit=");
        assertThat(run("run").lines()).noneMatch(option -> option.contains("Archive"));
        Files.writeString(Path.of(made), "an archive");

        assertThat(optionOf(run("run"), "-XX:SharedArchiveFile=")).isEqualTo(made);
        assertThat(optionOf(run("demo"), "-XX:SharedArchiveFile=")).isEqualTo(made);
    }

    @Test
    void anotherJarOrAnotherJavaIsAnotherArchive() throws IOException, InterruptedException {
        String made = optionOf(run("demo"), "-XX:ArchiveClassesAtExit=");
        Files.writeString(Path.of(made), "an archive");
        Files.writeString(home.resolve("lib/rollcall.jar"), "another jar");
        assertThat(run("run").lines()).noneMatch(option -> option.contains("Archive"));

        java("25.0.3");
        assertThat(optionOf(run("demo"), "-XX:AOTCacheOutput=")).isNotEqualTo(made);
        assertThat(Path.of(made)).doesNotExist();
    }

    @Test
    void withoutAPlaceForTheArchiveItStartsWithoutOne() throws IOException, InterruptedException {
        environment.put(
                "ROLLCALL_CACHE_DIR", home.resolve("lib/rollcall.jar/cache").toString());

        assertThat(run("demo").lines()).hasSize(5).noneMatch(option -> option.contains("Archive"));
    }

    @Test
    void anOldJavaIsRefusedInOneLine() throws IOException, InterruptedException {
        java("11.0.2");

        Run run = run("run");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.lines())
                .containsExactly("rollcall: " + environment.get("JAVA_HOME")
                        + "/bin/java is Java 11.0.2; Rollcall needs 17 or newer: install it, or set JAVA_HOME");
    }

    @Test
    void aJavaThatIsNotThereIsNamedInOneLine() throws IOException, InterruptedException {
        environment.put("JAVA_HOME", "/nowhere");

        Run run = run("run");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.lines()).singleElement().asString().contains("JAVA_HOME=/nowhere has no bin/java");
    }

    @Test
    void theRealJavaIsUnderstood() throws IOException, InterruptedException {
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Files.createDirectories(home.resolve("deploy"));
        Files.writeString(home.resolve("deploy/jvm.options"), "");

        assertThat(run("run").lines()).singleElement().asString().contains("Invalid or corrupt jarfile");
    }

    private void java(String version) throws IOException {
        Path java = directory.resolve("java-" + version);
        executable(java.resolve("bin/java"), SAYS_HOW);
        Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        environment.put("JAVA_HOME", java.toString());
    }

    private static Path executable(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("JAVA_OPTS|ROLLCALL_.*"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        return new Run(process.pid(), lines, process.waitFor());
    }

    private static String optionOf(Run run, String option) {
        return run.lines().stream()
                .filter(line -> line.startsWith(option))
                .map(line -> line.substring(option.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(option + " is not in " + run.lines()));
    }

    /** What the process, or the Java in its place, said. */
    private record Run(long pid, List<String> lines, int status) {}
}
