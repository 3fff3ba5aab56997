package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the scripts do before any Java runs, in an empty environment: `build/java.sh` against a server that
/// stands in for the download, and `build/locale.sh`.
@DisabledOnOs(OS.WINDOWS)
final class ScriptsTest {
    /// No JDK of this machine fits, so that one has to be downloaded.
    private static final String NEED_JDK = """
            name=script
            . build/java.sh
            needed=99.0.1
            needed_number=990001
            need_jdk
            echo "$jdk"
            """;

    private static final String TOOLS = "curl wget tar gzip mkdir rm mv ls uname sha256sum tail sed tr readlink";

    private static final String ARCHIVE = "/temurin25-binaries/releases/download/jdk-25.0.3+9/";

    @TempDir
    private Path folder;

    private final Answers answers = new Answers();
    private Path home;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(ARCHIVE, answers::answer);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    @AfterEach
    void stop() {
        answers.proceed.countDown();
        server.stop(0);
    }

    @Test
    void downloadsAJdk_whereNoneFits_andSaysSoInOneLine() throws Exception {
        answers.archive = archive("99.0.1");
        Result result = script(NEED_JDK, mirror());
        assertThat(result.error())
                .matches("script: needs a JDK 99\\.0\\.1 .*; downloading Temurin .* \\(\\d+ MB\\) into .*\n");
        assertThat(result).returns(0, Result::exitCode).returns(home + "/.jdks/temurin-99.0.1\n", Result::output);
        assertThat(jdks()).containsExactly("temurin-99.0.1");
        // found from now on
        server.stop(0);
        assertThat(script(NEED_JDK, mirror())).isEqualTo(new Result(0, result.output(), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget"})
    void doesWithEitherTool(String tool) throws Exception {
        String other = tool.equals("curl") ? "wget" : "curl";
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", tool)), "no " + tool + " here");
        answers.archive = archive("99.0.1");
        Map<String, String> environment = mirror();
        environment.put("PATH", toolsWithout(other));
        assertThat(script(NEED_JDK, environment).exitCode()).isZero();
        assertThat(jdks()).containsExactly("temurin-99.0.1");
    }

    @Test
    void tellsThatThereIsNoTool() throws Exception {
        Map<String, String> environment = mirror();
        environment.put("PATH", toolsWithout("curl", "wget"));
        refuses(environment, "there is neither curl nor wget");
    }

    @Test
    void refusesADownloadThatBreaksOff() throws Exception {
        answers.archive = archive("99.0.1");
        answers.sent = answers.archive.length / 2;
        refuses(mirror(), "failed; try again");
    }

    @Test
    void refusesAWrongChecksum() throws Exception {
        answers.archive = archive("99.0.1");
        answers.checksum = "0".repeat(64);
        refuses(mirror(), "its SHA-256 is another");
    }

    @Test
    void refusesAnEmptyChecksum() throws Exception {
        answers.archive = archive("99.0.1");
        answers.checksum = "";
        refuses(mirror(), "its SHA-256 is another");
    }

    @Test
    void refusesWhatIsNoArchive() throws Exception {
        answers.archive = "not found, though this says 200".getBytes(StandardCharsets.UTF_8);
        refuses(mirror(), "can't unpack the JDK");
    }

    @Test
    void refusesAnArchiveOfAnotherJdk() throws Exception {
        answers.archive = archive("98");
        refuses(mirror(), "holds no JDK 99.0.1");
    }

    @Test
    void tellsThatThereIsNoNetwork() throws Exception {
        Map<String, String> environment = mirror();
        server.stop(0);
        refuses(environment, "failed; try again");
    }

    @Test
    void downloadsNothing_ifThatIsForbidden() throws Exception {
        Map<String, String> environment = mirror();
        environment.put("FETCHANDROTATE_NO_JDK_DOWNLOAD", "1");
        refuses(environment, "FETCHANDROTATE_NO_JDK_DOWNLOAD forbids to download it");
        assertThat(answers.asked).isZero();
    }

    @Test
    void tellsThatThereIsNoPlaceForIt() throws Exception {
        Files.writeString(home.resolve(".jdks"), "a file is in the way");
        Result result = script(NEED_JDK, mirror());
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.error()).contains("can't write to " + home + "/.jdks").hasLineCount(1);
    }

    @Test
    void leavesNothing_whenInterrupted_andClearsWhatAKillLeft() throws Exception {
        answers.archive = archive("99.0.1");
        answers.sent = -1;
        Process process = start(NEED_JDK, mirror());
        Awaitility.await().until(() -> answers.asked > 1 && !jdks().isEmpty());
        // the script before its download: a shell that outlives it even for a moment clears away by itself
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly().waitFor();
        below.forEach(ProcessHandle::destroyForcibly);
        assertThat(jdks()).singleElement().asString().startsWith(".download-");

        process = start(NEED_JDK, mirror());
        int before = answers.asked;
        Awaitility.await().until(() -> answers.asked > before + 1);
        // as a terminal does on Ctrl-C: to all of them
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(jdks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.2", "25.0.0.1"})
    void tellsWhyAnOlder25IsRefused(String version) throws Exception {
        Path old = jdk(folder.resolve("old"), version);
        Result result = script("""
                name=script
                . build/java.sh
                jdk=
                outdated=
                best=0
                consider "$JAVA_HOME"
                find_jdk() { :; }
                need_jdk
                """, Map.of("JAVA_HOME", old.toString(), "FETCHANDROTATE_NO_JDK_DOWNLOAD", "1"));
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.error()).contains(old + " is older", "JDK-8377811").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.0.3", "25.0.10", "25.1", "26", "26-ea"})
    void takesWhatIsNewer(String version) throws Exception {
        Path fitting = jdk(folder.resolve("jdk"), version);
        Result result = script(
                "name=script; . build/java.sh; need_jdk; echo \"$jdk\"", Map.of("JAVA_HOME", fitting.toString()));
        assertThat(result).isEqualTo(new Result(0, fitting + "\n", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "LANG=C", "LC_ALL=POSIX", "LC_CTYPE=C", "LANG=xx_YY.UTF-8", "LC_ALL=de_DE", "LANG=C.UTF-8"})
    void everyLocaleBecomesUtf8(String setting) throws Exception {
        Map<String, String> environment =
                setting.isEmpty() ? Map.of() : Map.of(setting.split("=")[0], setting.split("=")[1]);
        Result result = script(". build/locale.sh; locale charmap", environment);
        assertThat(result).isEqualTo(new Result(0, "UTF-8\n", ""));
    }

    private void refuses(Map<String, String> environment, String why) throws Exception {
        Result result = script(NEED_JDK, environment);
        assertThat(result.exitCode()).as(result.error()).isEqualTo(3);
        assertThat(result.output()).isEmpty();
        List<String> lines = result.error().lines().toList();
        assertThat(lines.getLast()).startsWith("script: ").contains(why).containsAnyOf("install one", "try again");
        assertThat(lines).hasSizeLessThanOrEqualTo(2);
        assertThat(jdks()).as("nothing half-written").isEmpty();
    }

    private Map<String, String> mirror() {
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "FETCHANDROTATE_JDK_MIRROR",
                "http://127.0.0.1:" + server.getAddress().getPort());
        return environment;
    }

    private Set<String> jdks() throws IOException {
        Path jdks = home.resolve(".jdks");
        if (!Files.isDirectory(jdks)) {
            return Set.of();
        }
        try (Stream<Path> entries = Files.list(jdks)) {
            return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /// A folder of links to the programs that the scripts use, but some.
    private String toolsWithout(String... missing) throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String name : TOOLS.split(" ")) {
            if (!Arrays.asList(missing).contains(name)) {
                Files.writeString(tools.resolve(name), "#!/bin/sh\nPATH=/usr/bin:/bin exec " + name + " \"$@\"\n");
                assertThat(tools.resolve(name).toFile().setExecutable(true)).isTrue();
            }
        }
        return tools.toString();
    }

    private byte[] archive(String version) throws Exception {
        Path root = Files.createTempDirectory(folder, "archive");
        jdk(root.resolve("jdk-25.0.3+9"), version);
        Path file = root.resolve("jdk.tar.gz");
        Process tar = new ProcessBuilder("tar", "-czf", file.toString(), "-C", root.toString(), "jdk-25.0.3+9")
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        return Files.readAllBytes(file);
    }

    /// A folder that looks like a JDK.
    private static Path jdk(Path root, String version) throws IOException {
        Files.createDirectories(root.resolve("bin"));
        Files.writeString(root.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path javac = Files.writeString(root.resolve("bin/javac"), "#!/bin/sh\n");
        assertThat(javac.toFile().setExecutable(true)).isTrue();
        return root;
    }

    private Result script(String script, Map<String, String> environment) throws Exception {
        Process process = start(script, environment);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output, Files.readString(folder.resolve("error")));
    }

    private Process start(String script, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", script)
                .redirectError(folder.resolve("error").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private record Result(int exitCode, String output, String error) {}

    /// What the server says.
    private static final class Answers {
        private final CountDownLatch proceed = new CountDownLatch(1);
        private volatile byte[] archive = {};
        private volatile String checksum = "as it is";
        /// How many bytes are sent before the connection is cut; -1 = none, and it stays open.
        private volatile int sent = Integer.MAX_VALUE;
        private volatile int asked;

        private void answer(HttpExchange exchange) throws IOException {
            asked++;
            try (exchange) {
                if (exchange.getRequestURI().getPath().endsWith(".sha256.txt")) {
                    byte[] text = (checksum.equals("as it is") ? sha256(archive) + "  jdk.tar.gz\n" : checksum)
                            .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, text.length == 0 ? -1 : text.length);
                    exchange.getResponseBody().write(text);
                } else if (exchange.getRequestMethod().equals("HEAD")) {
                    exchange.getResponseHeaders().set("Content-Length", "140000000");
                    exchange.sendResponseHeaders(200, -1);
                } else {
                    exchange.sendResponseHeaders(200, archive.length);
                    if (sent < 0) {
                        exchange.getResponseBody().flush();
                        proceed.await();
                    }
                    exchange.getResponseBody().write(archive, 0, Math.clamp(sent, 0, archive.length));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static String sha256(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256", e);
            }
        }
    }
}
