package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `build/vulnerabilities` against a server that stands in for OSV.
@DisabledOnOs(OS.WINDOWS)
final class VulnerabilitiesScriptTest {
    private static final String SBOM = """
            {"components": [
              {"purl": "pkg:maven/org.example/one@1.0?type=jar"},
              {"purl": "pkg:maven/org.example/two@2.0?type=jar&classifier=linux"},
              {"name": "without an address"}]}
            """;

    @TempDir
    private Path folder;

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final AtomicReference<String> answer = new AtomicReference<>("");
    private HttpServer server;

    private record Result(int code, String out, String err) {}

    @BeforeAll
    static void needsItsTools() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/jq")) && Files.isExecutable(Path.of("/usr/bin/curl")));
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/querybatch", this::send);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Result check(String sbom, String osvAnswers) throws IOException, InterruptedException {
        answer.set(osvAnswers);
        Path file = Files.writeString(folder.resolve("sbom.json"), sbom);
        ProcessBuilder builder = new ProcessBuilder(List.of("build/vulnerabilities", file.toString()));
        builder.environment()
                .put("OSV_API", "http://127.0.0.1:" + server.getAddress().getPort());
        builder.redirectError(folder.resolve("err").toFile());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, Files.readString(folder.resolve("err")));
    }

    private void send(HttpExchange exchange) throws IOException {
        asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }

    @Test
    void passes_whenNothingIsKnown() throws Exception {
        Result result = check(SBOM, "{\"results\": [{}, {}]}");

        assertThat(result).isEqualTo(new Result(0, "no vulnerability is known of the 2 packages shipped\n", ""));
        assertThat(asked.get()).contains("\"pkg:maven/org.example/one@1.0\"", "\"pkg:maven/org.example/two@2.0\"");
    }

    @Test
    void namesWhatIsKnown_ofWhichPackage() throws Exception {
        Result result = check(SBOM, "{\"results\": [{}, {\"vulns\": [{\"id\": \"GHSA-1\"}, {\"id\": \"GHSA-2\"}]}]}");

        assertThat(result)
                .isEqualTo(new Result(
                        1, "pkg:maven/org.example/two@2.0: GHSA-1\npkg:maven/org.example/two@2.0: GHSA-2\n", ""));
    }

    @Test
    void doesNotPass_whenItCannotBeFoundOut() throws Exception {
        assertThat(check("{}", "{}")).returns(3, Result::code);
        assertThat(check("no JSON", "{}")).returns(3, Result::code);
        assertThat(check(SBOM, "{\"results\": [{}]}")).returns(3, Result::code);
        stop();
        assertThat(check(SBOM, "{}")).returns(3, Result::code);
    }
}
