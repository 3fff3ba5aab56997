package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardCommandTest {
    @TempDir
    private Path folder;

    private SmallSite site;
    private TestTerminal terminal = new TestTerminal();

    @BeforeEach
    void open() throws IOException {
        site = new SmallSite("1.png", "2.png", "missing.png");
        Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nproxy = none\n");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private int run(String... arguments) {
        terminal = new TestTerminal();
        return terminal.run(folder, arguments);
    }

    private void list() throws IOException {
        assertThat(run("scrape", "--json", site.url())).isZero();
        Files.writeString(folder.resolve("part-7.jsonl"), terminal.out());
    }

    @Test
    void takesWhatScrapeLists() throws IOException {
        list();
        assertThat(run("shard", "--in", "part-7.jsonl", "--out", "out", "--json"))
                .isEqualTo(1);
        assertThat(terminal.err()).isEmpty();
        List<String> lines = terminal.out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .startsWith("{\"site\":0,\"candidate\":0,\"id\":0,\"url\":\"" + site.url() + "1.png\",\"dirname\":")
                .contains("\"status\":\"processed\"", "\"rotation\":180");
        assertThat(lines.get(2)).contains("\"error\":\"http-client-error\"");
        assertThat(lines.get(3))
                .matches("\\{\"shard\":\"part-7\",\"input\":\"[0-9a-f]{64}\",\"images\":3,\"processed\":2,\"failed\":1,"
                        + "\"bytes\":\\d+,\"rotated_bytes\":\\d+,\"elapsed_ms\":\\d+}");
        assertThat(folder.resolve("out/manifest.jsonl")).hasContent(String.join("\n", lines.subList(0, 3)));
        assertThat(folder.resolve("out/stats.json")).hasContent(lines.get(3));
        assertThat(folder.resolve("out/img-rotated/127.0.0.1")).isDirectoryContaining("glob:**/127.0.0.1--1.png");
        assertThat(folder.resolve("db")).doesNotExist();
        int asked = site.imageRequests();
        assertThat(run("shard", "--in", "part-7.jsonl", "--out", "out")).isEqualTo(1);
        assertThat(terminal.out()).startsWith("part-7: 2 images, 1 not taken, in ");
        assertThat(site.imageRequests()).isEqualTo(asked);
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Files.writeString(folder.resolve("bad.jsonl"), "\n{\"page\":\"http://a.example/\",\"url\":\"mailto:x\"}\n");
        assertThat(run("shard", "--in", "bad.jsonl", "--out", "out")).isEqualTo(2);
        assertThat(terminal.err()).contains("bad.jsonl: line 2: \"url\" is no web address: mailto:x");
        assertThat(run("shard", "--in", "none.jsonl", "--out", "out")).isEqualTo(3);
        assertThat(terminal.err()).contains("none.jsonl: there is no such file");
        assertThat(run("shard", "--in", "bad.jsonl")).isEqualTo(2);
        list();
        assertThat(run("shard", "--in", "part-7.jsonl", "--out", "x.tar")).isEqualTo(1);
        Files.writeString(
                folder.resolve("part-8.jsonl"), "{\"page\":\"%1$s\",\"url\":\"%1$s1.png\"}".formatted(site.url()));
        assertThat(run("shard", "--in", "part-8.jsonl", "--out", "x.tar")).isEqualTo(2);
        assertThat(terminal.err()).contains("holds the shard part-7, which has other images or settings");
    }
}
